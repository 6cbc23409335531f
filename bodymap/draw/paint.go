package draw

import "image/color"

// Paint stains the skin: one colour for each vertex of the mesh, evenly blended in
// between; a colour's A is how strong it is. The clay's light and shade stay readable
// through it. It is shared: it is not changed while a renderer has it.
type Paint struct{ Tint []color.NRGBA }

// SetPaint stains the skin of the next frames, Plain and Resting; nil leaves it as
// it is. A paint with another number of colours than the mesh has vertices is no paint.
func (r *Renderer) SetPaint(p *Paint) { r.paint = p }
