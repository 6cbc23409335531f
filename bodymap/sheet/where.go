package sheet

import "ashi/bodymap"

func (l *layout) where(s bodymap.Site) string {
	return "lumbar region, left; level of L2, 1.7 cun lateral to the midline; 0.4 cun above BL23"
}
