package bodymap

// The verbs of the cupboard.
const (
	SaveProductVerb   Verb = "product"
	RemoveProductVerb Verb = "remove product"
	SaveLotVerb       Verb = "lot"
	RemoveLotVerb     Verb = "remove lot"
	SaveMixVerb       Verb = "mix"
	RemoveMixVerb     Verb = "remove mix"
	FillSyringe       Verb = "fill syringe"
	SetOneProductVerb Verb = "one product per syringe"
)
