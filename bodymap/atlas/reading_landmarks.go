package atlas

// chart is how a stretch of the body is measured along.
type chart uint8

const (
	frontChart    chart = iota // cun above the pubic symphysis
	backChart                  // by vertebrae
	scalpChart                 // cun over the head
	limbChart                  // cun along a segment
	shoulderChart              // straight down from the tip of the shoulder
	markChart                  // a landmark from which one measures as from a named point
)

// landmark is something to measure from. Above and below it the numbers may
// count along different segments; mark is where it lies.
type landmark struct {
	chart        chart
	cun          float64
	segment      Segment
	mark         string
	belowSegment Segment // empty: as above
	belowCun     float64
	belowMark    string
	en, fr       string
}

// landmarks are the landmarks that readings know. Their numbers are those of
// measure.go and measure_limb.go.
var landmarks = map[string]landmark{
	"navel":            {chart: frontChart, cun: 5, mark: "umbilicus", en: "navel|umbilicus|belly button", fr: "nombril|ombilic"},
	"pubis":            {chart: frontChart, cun: 0, mark: "pubic_symphysis_sup", en: "pubic symphysis|symphysis|pubis|pubic bone", fr: "symphyse pubienne|symphyse|pubis"},
	"xiphoid":          {chart: frontChart, cun: 13, mark: "xiphisternal_junction", en: "xiphoid|xiphoid process|xiphisternal junction", fr: "xiphoïde|appendice xiphoïde|processus xiphoïde"},
	"notch":            {chart: frontChart, cun: 22, mark: "suprasternal_notch", en: "suprasternal notch|jugular notch", fr: "fossette suprasternale|fourchette sternale"},
	"front hairline":   {chart: scalpChart, cun: 3, mark: "ant_hairline", en: "front hairline|anterior hairline", fr: "ligne antérieure des cheveux"},
	"back hairline":    {chart: scalpChart, cun: 15, mark: "post_hairline", en: "back hairline|posterior hairline", fr: "ligne postérieure des cheveux"},
	"glabella":         {chart: scalpChart, cun: 0, mark: "glabella", en: "glabella", fr: "glabelle"},
	"vertex":           {chart: scalpChart, cun: 8, mark: "vertex", en: "vertex|top of the head", fr: "vertex|sommet du crâne"},
	"shoulder tip":     {chart: shoulderChart, mark: "acromion_lateral_end", en: "tip of the shoulder|acromion", fr: "pointe de l’épaule|acromion"},
	"armpit fold":      {chart: limbChart, segment: UpperArm, mark: "axillary_fold_ant", en: "front armpit fold|anterior axillary fold|armpit fold|axillary fold", fr: "pli axillaire antérieur|pli axillaire"},
	"elbow crease":     {chart: limbChart, segment: UpperArm, cun: 9, mark: "cubital_crease", belowSegment: Forearm, belowMark: "cubital_crease", en: "elbow crease|cubital crease|crease of the elbow", fr: "pli du coude"},
	"wrist crease":     {chart: limbChart, segment: Forearm, cun: 12, mark: "palmar_wrist_crease", en: "wrist crease|crease of the wrist", fr: "pli du poignet"},
	"trochanter":       {chart: limbChart, segment: ThighSide, mark: "greater_trochanter", en: "greater trochanter|trochanter", fr: "grand trochanter|trochanter"},
	"gluteal fold":     {chart: limbChart, segment: ThighBack, mark: "gluteal_fold_mid", en: "gluteal fold|gluteal crease", fr: "pli fessier|pli sous-fessier"},
	"kneecap":          {chart: limbChart, segment: ThighFront, cun: 18, mark: "patella_base", belowSegment: LegInner, belowMark: "patella_apex", en: "kneecap|knee cap|patella", fr: "rotule|patella"},
	"knee crease":      {chart: limbChart, segment: ThighBack, cun: 14, mark: "popliteal_crease_mid", belowSegment: LegOuter, belowMark: "popliteal_crease_mid", en: "knee crease|popliteal crease|crease of the knee", fr: "pli du genou|pli poplité"},
	"inner ankle":      {chart: limbChart, segment: LegInner, cun: 15, mark: "medial_malleolus", en: "inner ankle bone|medial malleolus|inner malleolus|inner ankle", fr: "malléole interne|malléole médiale"},
	"outer ankle":      {chart: limbChart, segment: LegOuter, cun: 16, mark: "lateral_malleolus", en: "outer ankle bone|lateral malleolus|outer malleolus|outer ankle", fr: "malléole externe|malléole latérale"},
	"nipple":           {chart: markChart, mark: "nipple", en: "nipple", fr: "mamelon"},
	"ASIS":             {chart: markChart, mark: "ASIS", en: "ASIS|anterior superior iliac spine", fr: "EIAS|épine iliaque antéro-supérieure"},
	"PSIS":             {chart: markChart, mark: "PSIS", en: "PSIS|posterior superior iliac spine", fr: "EIPS|épine iliaque postéro-supérieure"},
	"scapula angle":    {chart: markChart, mark: "scapula_inf_angle", en: "inferior angle of the scapula|lower angle of the shoulder blade", fr: "angle inférieur de la scapula|pointe de l’omoplate"},
	"outer epicondyle": {chart: markChart, mark: "lateral_epicondyle", en: "lateral epicondyle|outer epicondyle", fr: "épicondyle latéral|épicondyle externe|épicondyle"},
	"inner epicondyle": {chart: markChart, mark: "medial_epicondyle", en: "medial epicondyle|inner epicondyle", fr: "épicondyle médial|épicondyle interne|épitrochlée"},
	"olecranon":        {chart: markChart, mark: "olecranon", en: "olecranon|tip of the elbow", fr: "olécrane"},
	"fibula head":      {chart: markChart, mark: "fibula_head", en: "head of the fibula|fibular head", fr: "tête de la fibula|tête du péroné"},
}
