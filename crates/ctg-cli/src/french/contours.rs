//! What is wrong in a file of contours, said in French.

/// English with holes, French with the same holes in the same order.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    // rings: one sentence for each fault, the communes after one another
    ("contours.geojson: commune {}", "contours.geojson : commune {}"),
    ("{}, part {}, ring {}; commune {}", "{}, partie {}, anneau {} ; commune {}"),
    ("{}: found no ring, expected at least one; commune {}", "{} : pas d'anneau, il en faut au moins un ; commune {}"),
    (
        "{}: found a second contour, expected one; commune {}",
        "{} : un deuxième contour, il en faut un seul ; commune {}",
    ),
    ("{}, part {}, ring {}", "{}, partie {}, anneau {}"),
    ("part {}, ring {}", "partie {}, anneau {}"),
    ("{}: found no ring, expected at least one", "{} : pas d'anneau, il en faut au moins un"),
    ("{}: found a second contour, expected one", "{} : un deuxième contour, il en faut un seul"),
    (
        "{}: the last vertex {} is not the first {}, expected a closed ring",
        "{} : le dernier sommet {} n'est pas le premier {}, il faut le fermer",
    ),
    ("{}: found the single vertex {}, expected a closed ring", "{} : un seul sommet {}, il faut un anneau fermé"),
    (
        "{}: vertex {} is at {}, expected a longitude from -180 to 180 and a latitude from -90 to 90",
        "{} : le sommet {} est en {}, il faut une longitude de -180 à 180 et une latitude de -90 à 90",
    ),
    ("{}: found {} distinct vertices, expected at least 3", "{} : {} sommets distincts, il en faut au moins 3"),
    (
        "{}: the ring goes back over itself, expected one with an area",
        "{} : il revient sur ses pas, il lui faut une surface",
    ),
    (
        "{}: crosses {} near {}, expected rings that do not cross",
        "{} : il croise {} vers {}, les anneaux ne doivent pas se croiser",
    ),
    (
        "{}: runs along {} at {}, expected rings that share no edge",
        "{} : il longe {} en {}, deux anneaux ne partagent aucun côté",
    ),
    (
        "{}: touches itself at {}, expected each vertex once",
        "{} : il se touche en {}, chaque sommet doit y être une fois",
    ),
    (
        "{}: vertex {} lies outside ring 1, expected a hole inside it",
        "{} : le sommet {} est hors de l'anneau 1, un trou doit être dedans",
    ),
    ("{}: {} lies over {}, expected rings apart", "{} : {} recouvre {}, les anneaux doivent être séparés"),
    // features
    ("contours.geojson: {}", "contours.geojson : {}"),
    ("contours.geojson, line {}, column {}: {}", "contours.geojson, ligne {}, caractère {} : {}"),
    ("feature {} ({}): {}", "contour {} ({}) : {}"),
    ("feature {}: {}", "contour {} : {}"),
    (
        "found no geometry, expected a Polygon or a MultiPolygon",
        "pas de géométrie, il faut un Polygon ou un MultiPolygon",
    ),
    (
        "found a geometry {}, expected a Polygon or a MultiPolygon",
        "la géométrie est {}, il faut un Polygon ou un MultiPolygon",
    ),
    (
        "found no property {}, expected one with the code of the commune",
        "la propriété {} manque, il la faut avec le code de la commune",
    ),
    ("found the end of the file after {}, expected more JSON", "le fichier finit avant la fin du JSON, après {}"),
    (
        "found the reference system {}, expected WGS 84 (RFC 7946 has no other)",
        "le système de référence est {}, il faut WGS 84 (la RFC 7946 n'en connaît pas d'autre)",
    ),
    (
        "commune {} has no contour, expected one for each commune of the zoning",
        "la commune {} n'a pas de contour, il en faut un par commune des zones",
    ),
    (
        "communes {} have no contour, expected one for each commune of the zoning",
        "les communes {} n'ont pas de contour, il en faut un par commune des zones",
    ),
];
