//! Natural breaks.
#![expect(
    clippy::indexing_slicing,
    reason = "all arrays have one place for each bound between distinct values, 0 to m; places come from ranges that end at m"
)]

use super::Breaks;
use super::double::Double;
use super::error::ClassifyError;
use super::methods::sorted_for;
use crate::Variable;
use crate::scale::scale_of;

/// The classes with the least sum of squares within (*seuils naturels*, Fisher's exact optimisation of Jenks' natural breaks).
///
/// *Formula*: among all ways to cut the sorted values in `k` classes, the least `Σⱼ Σ(y − ȳⱼ)²`.
///
/// *Ties*: equal values are never split. Of several best ways the one whose first bound is smallest is taken, then whose second is, and so on.
/// Sums are carried in twice the precision of a double, so that a large offset (latitudes, incomes) or two equally good ways are
/// told rightly.
///
/// *Complexity*: O(k n log n) time, O(k n) space over the distinct values.
///
/// # Errors
/// No value, no class, or more classes than distinct values.
///
/// # Examples
/// ```
/// use ctg_stats::{Variable, classify::fisher_jenks};
/// // {1, 2, 3}, {3.5, 4} and {10} give 2 + 0.125; any other cut gives more.
/// let values = Variable::new([4.0, 1.0, 10.0, 2.0, 3.5, 3.0])?;
/// assert_eq!(fisher_jenks(&values, 3)?.upper_bounds(), [2.0, 4.0, 10.0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Fisher, *On grouping for maximum homogeneity*, JASA 53, 1958; Jenks, *The data model concept in statistical mapping*, 1967. Divide and conquer as
/// the best cut never moves back when values are added: Wu, *Optimal quantization by matrix searching*, Journal of Algorithms 12, 1991.
#[doc(alias = "jenks")]
#[doc(alias = "natural breaks")]
pub fn fisher_jenks(variable: &Variable, classes: usize) -> Result<Breaks, ClassifyError> {
    let sorted = sorted_for(variable, classes)?;
    let (distinct, counts) = distinct(&sorted);
    let starts = if classes == distinct.len() {
        (1..classes).collect()
    } else {
        Search::new(&distinct, &counts).starts(classes)
    };
    let cuts: Vec<f64> = starts.into_iter().map(|start| distinct[start - 1]).collect();
    Breaks::new(&sorted, &cuts, Some(classes))
}

/// Each value once, and how often it stands there.
fn distinct(sorted: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let (mut values, mut counts): (Vec<f64>, Vec<f64>) = (Vec::new(), Vec::new());
    for value in sorted {
        match (values.last(), counts.last_mut()) {
            (Some(last), Some(count)) if last >= value => *count += 1.0,
            _ => {
                values.push(*value);
                counts.push(1.0);
            }
        }
    }
    (values, counts)
}

/// Sums over the values before each bound, from which the cost of any class follows.
struct Search {
    weight: Vec<f64>,
    sum: Vec<Double>,
    square: Vec<Double>,
    /// The same in two columns each, for the fast scan.
    columns: [Vec<f64>; 4],
    /// One over each whole number, where every value stands once: the size of a class is then the distance of its bounds.
    inverse: Option<Vec<f64>>,
}

/// From each bound on, the end of the first of so many classes, and the least cost in doubles.
struct Layer {
    cost: Vec<f64>,
    end: Vec<u32>,
}

impl Search {
    fn new(distinct: &[f64], counts: &[f64]) -> Self {
        let (low, high) = (distinct[0], distinct[distinct.len() - 1]);
        // A power of two takes no digit; squares of numbers of about 1 neither overflow nor vanish.
        let scale = scale_of(low.abs().max(high.abs()));
        // Around one of the values, the differences of whole numbers are exact.
        let centre = distinct[distinct.len() / 2] * scale;
        let (mut weight, mut sum, mut square) = (vec![0.0], vec![Double::default()], vec![Double::default()]);
        for (place, (value, count)) in distinct.iter().zip(counts).enumerate() {
            let (gap, count) = (Double::difference(value * scale, centre), Double { high: *count, low: 0.0 });
            weight.push(weight[place] + count.high);
            sum.push(sum[place].plus(gap.times(count)));
            square.push(square[place].plus(gap.times(gap).times(count)));
        }
        let column = |sums: &[Double], part: fn(&Double) -> f64| sums.iter().map(part).collect();
        let columns = [
            column(&sum, |sum| sum.high),
            column(&sum, |sum| sum.low),
            column(&square, |sum| sum.high),
            column(&square, |sum| sum.low),
        ];
        let once = counts.iter().all(|count| *count <= 1.0);
        let inverse = once.then(|| weight.iter().map(|size| size.recip()).collect());
        Self { weight, sum, square, columns, inverse }
    }

    fn len(&self) -> usize {
        self.weight.len() - 1
    }

    /// The sum of squares of the class between two bounds.
    fn cost(&self, from: usize, to: usize) -> Double {
        let sum = self.sum[to].minus(self.sum[from]);
        let square = self.square[to].minus(self.square[from]);
        let cost = square.minus(sum.times(sum).over(self.weight[to] - self.weight[from]));
        // A class of one value may come out a rounding under zero.
        if cost.high < 0.0 { Double::default() } else { cost }
    }

    /// Where the second and later classes start, in the first of the best ways.
    fn starts(&self, classes: usize) -> Vec<usize> {
        let n = self.len();
        let [sum, sum_low, square, square_low] = &self.columns;
        let one_class = |from: usize| {
            let sum = (sum[n] - sum[from]) + (sum_low[n] - sum_low[from]);
            let square = (square[n] - square[from]) + (square_low[n] - square_low[from]);
            if from < n { (square - sum * sum / (self.weight[n] - self.weight[from])).max(0.0) } else { f64::INFINITY }
        };
        let one_class = (0..=n).map(one_class).collect();
        let mut layers = vec![Layer { cost: one_class, end: Vec::new() }];
        for left in 2..=classes {
            // Only the whole list is to be cut in all the classes.
            let last_from = if left == classes { 0 } else { n - left };
            let next = self.layer(&layers, last_from, n - left + 1);
            layers.push(next);
        }
        let mut from = 0;
        let follow = |layer: &Layer| {
            from = layer.end[from] as usize;
            from
        };
        layers[1..].iter().rev().map(follow).collect()
    }

    /// One class more in front: from each bound up to `last_from`, where that class ends best, at most at `last_end`.
    fn layer(&self, layers: &[Layer], last_from: usize, last_end: usize) -> Layer {
        let mut layer = Layer { cost: vec![f64::INFINITY; self.len() + 1], end: vec![0; last_from + 1] };
        let mut scratch = vec![0.0; last_end + 1];
        let mut todo = vec![(0, last_from + 1, 1, last_end)];
        while let Some((from, to, first_end, last_end)) = todo.pop() {
            if from >= to {
                continue;
            }
            let middle = usize::midpoint(from, to - 1);
            let first = first_end.max(middle + 1);
            let scratch = &mut scratch[..=last_end - first];
            let end = self.best_end(layers, middle, first, scratch);
            layer.cost[middle] = scratch[end - first];
            layer.end[middle] = u32::try_from(end).unwrap_or(u32::MAX);
            todo.push((from, middle, first_end, end));
            todo.push((middle + 1, to, end, last_end));
        }
        layer
    }

    /// The first of the best ends of the class from a bound, of those from `first` on; their costs in doubles are left in `costs`.
    ///
    /// Where doubles cannot tell which end is best, the few that may be are compared in twice the precision.
    fn best_end(&self, layers: &[Layer], from: usize, first: usize, costs: &mut [f64]) -> usize {
        let next = &layers[layers.len() - 1];
        let least = self.scan(&next.cost, from, first, costs);
        // The squares of all classes from here on are what roundings are in proportion to.
        let size = self.columns[2][self.len()] - self.columns[2][from] + least;
        let doubt = least + size * f64::EPSILON * (64.0 + 4.0 * layers.len() as f64);
        let mut near = places_up_to(costs, doubt).map(|place| first + place);
        let mut best = near.next().unwrap_or(first);
        let mut rivals = near.peekable();
        if rivals.peek().is_none() {
            return best;
        }
        let exact = |end: usize| self.cost(from, end).plus(self.rest(layers, end));
        let mut limit = Double { high: -size * 2_f64.powi(-92), low: 0.0 }.plus(exact(best));
        for end in rivals {
            let cost = exact(end);
            // Costs that differ by less than this are equal in exact arithmetic, but for the roundings of the sums.
            if !limit.at_most(cost) {
                best = end;
                limit = Double { high: -size * 2_f64.powi(-92), low: 0.0 }.plus(cost);
            }
        }
        best
    }

    /// The least cost from a bound on, in twice the precision, by the classes that were found.
    fn rest(&self, layers: &[Layer], from: usize) -> Double {
        let (mut sum, mut from) = (Double::default(), from);
        for layer in layers[1..].iter().rev() {
            let end = layer.end[from] as usize;
            sum = sum.plus(self.cost(from, end));
            from = end;
        }
        sum.plus(self.cost(from, self.len()))
    }

    /// The costs in doubles, and the least of them.
    fn scan(&self, rest: &[f64], from: usize, first: usize, costs: &mut [f64]) -> f64 {
        let range = first..first + costs.len();
        let column = |column: usize| (self.columns[column][from], &self.columns[column][range.clone()]);
        let columns = [column(0), column(1), column(2), column(3)];
        let rest = &rest[range.clone()];
        if let Some(inverse) = &self.inverse {
            return scan(columns, rest, costs, &inverse[first - from..], |square, inverse| square * inverse);
        }
        let before = self.weight[from];
        scan(columns, rest, costs, &self.weight[range], |square, weight| square / (weight - before))
    }
}

/// The loop over ends: its columns are of one length, so that it runs without any check.
#[inline]
fn scan(
    columns: [(f64, &[f64]); 4],
    rest: &[f64],
    costs: &mut [f64],
    sizes: &[f64],
    over_size: impl Fn(f64, f64) -> f64,
) -> f64 {
    let [(sum_0, sum), (sum_low_0, sum_low), (square_0, square), (square_low_0, square_low)] = columns;
    let sums = sum.iter().zip(sum_low).map(|(high, low)| (high - sum_0) + (low - sum_low_0));
    let squares = square.iter().zip(square_low).map(|(high, low)| (high - square_0) + (low - square_low_0));
    let terms = sums.zip(squares).zip(rest.iter().zip(sizes));
    for (cost, ((sum, square), (rest, size))) in costs.iter_mut().zip(terms) {
        let class = square - over_size(sum * sum, *size);
        *cost = if class < 0.0 { 0.0 } else { class } + rest;
    }
    let (chunks, tail) = costs.as_chunks::<8>();
    let mut least = [f64::INFINITY; 8];
    for chunk in chunks {
        for (least, cost) in least.iter_mut().zip(chunk) {
            *least = if *cost < *least { *cost } else { *least };
        }
    }
    least.iter().chain(tail).copied().fold(f64::INFINITY, f64::min)
}

/// The places of the costs up to a limit: few, so that most chunks are passed over at once.
fn places_up_to(costs: &[f64], limit: f64) -> impl Iterator<Item = usize> {
    const CHUNK: usize = 16;
    let chunks = costs.chunks(CHUNK).enumerate();
    let near = chunks.filter(move |(_, chunk)| chunk.iter().fold(0, |near, cost| near | u8::from(*cost <= limit)) > 0);
    near.flat_map(move |(index, chunk)| {
        let places = chunk.iter().enumerate().filter(move |(_, cost)| **cost <= limit);
        places.map(move |(place, _)| index * CHUNK + place)
    })
}
