package bodymap

// KeepFilling puts a filling in the record of a test.
func KeepFilling(p *Practice, f Filling) error { return putFacts(p, "filling", f) }

// ShippedLimits are the limits that come with Ashi.
func ShippedLimits() []Limit {
	var out []Limit
	for _, s := range shippedLimits() {
		out = append(out, s.english)
	}
	return out
}
