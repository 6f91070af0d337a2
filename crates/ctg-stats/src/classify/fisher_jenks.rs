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
}

/// The least cost from each bound on, with so many classes.
struct Layer {
    cost: Vec<Double>,
    high: Vec<f64>,
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
        Self { weight, sum, square, columns }
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
        let mut layer = Layer::new((0..=n).map(|from| if from < n { self.cost(from, n) } else { Double::INFINITY }));
        let mut choices = Vec::new();
        for left in 2..=classes {
            // Only the whole list is to be cut in all the classes.
            let last_from = if left == classes { 0 } else { n - left };
            let (next, choice) = self.layer(&layer, last_from, n - left + 1);
            layer = next;
            choices.push(choice);
        }
        let mut starts = Vec::with_capacity(classes - 1);
        let mut from = 0;
        for choice in choices.iter().rev() {
            from = choice[from] as usize;
            starts.push(from);
        }
        starts
    }

    /// One class more in front: from each bound up to `last_from`, where that class ends best, at most at `last_end`.
    fn layer(&self, next: &Layer, last_from: usize, last_end: usize) -> (Layer, Vec<u32>) {
        let mut cost = vec![Double::INFINITY; self.len() + 1];
        let mut choice = vec![0_u32; last_from + 1];
        let mut scratch = vec![0.0; last_end + 1];
        let mut todo = vec![(0, last_from + 1, 1, last_end)];
        while let Some((from, to, first_end, last_end)) = todo.pop() {
            if from >= to {
                continue;
            }
            let middle = usize::midpoint(from, to - 1);
            let (end, least) = self.best_end(next, middle, first_end.max(middle + 1), last_end, &mut scratch);
            cost[middle] = least;
            choice[middle] = u32::try_from(end).unwrap_or(u32::MAX);
            todo.push((from, middle, first_end, end));
            todo.push((middle + 1, to, end, last_end));
        }
        (Layer::new(cost.into_iter()), choice)
    }

    /// The first of the best ends of the class from a bound, with the least cost.
    ///
    /// A scan in doubles leaves the few ends that may be best as far as doubles can tell; these are compared in twice the precision.
    fn best_end(&self, next: &Layer, from: usize, first: usize, last: usize, scratch: &mut [f64]) -> (usize, Double) {
        let scratch = &mut scratch[..=last - first];
        let least = self.scan(next, from, first, scratch);
        let size = self.columns[2][last] - self.columns[2][from] + least;
        let doubt = least + size * 2_f64.powi(-46);
        let (mut best, mut best_cost, mut limit) = (first, Double::INFINITY, Double::INFINITY);
        for (end, _) in (first..).zip(scratch.iter()).filter(|(_, cost)| **cost <= doubt) {
            let cost = self.cost(from, end).plus(next.cost[end]);
            if !limit.at_most(cost) {
                best = end;
                best_cost = cost;
                // Costs that differ by less than this are equal in exact arithmetic, but for the roundings of the sums.
                limit = cost.minus(Double { high: size * 2_f64.powi(-92), low: 0.0 });
            }
        }
        (best, best_cost)
    }

    /// The costs in doubles, and the least of them.
    fn scan(&self, next: &Layer, from: usize, first: usize, costs: &mut [f64]) -> f64 {
        let range = first..first + costs.len();
        let [sum, sum_low, square, square_low] = self.columns.each_ref().map(|column| &column[range.clone()]);
        let (weight, rest) = (&self.weight[range.clone()], &next.high[range]);
        let before = self.weight[from];
        let [sum_0, sum_low_0, square_0, square_low_0] = self.columns.each_ref().map(|column| column[from]);
        let mut least = f64::INFINITY;
        for place in 0..costs.len() {
            let sum = (sum[place] - sum_0) + (sum_low[place] - sum_low_0);
            let square = (square[place] - square_0) + (square_low[place] - square_low_0);
            let class = square - sum * sum / (weight[place] - before);
            let cost = if class < 0.0 { 0.0 } else { class } + rest[place];
            costs[place] = cost;
            least = if cost < least { cost } else { least };
        }
        least
    }
}

impl Layer {
    fn new(cost: impl Iterator<Item = Double>) -> Self {
        let cost: Vec<Double> = cost.collect();
        let high = cost.iter().map(|cost| cost.high).collect();
        Self { cost, high }
    }
}
