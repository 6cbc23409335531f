package main

import (
	"math"
	"sync"

	"ashi/bodymap/atlas"
)

const (
	skyViews  = 200 // directions from which the body is looked at; half of them mirror the other half
	skyPixels = 700 // width and height of each look
)

// sky tells what share of the sky each vertex sees, weighted by how squarely it
// faces it: 1 in the open, 0 in a closed fold.
func sky(m *atlas.Mesh) []float64 {
	pos, normal := vectors(m.Pos, 1), vectors(m.Normal, 1)
	centre, radius := sphere(pos)
	looks := make([][]float32, skyViews)
	var wg sync.WaitGroup
	next := make(chan int)
	for range 2 {
		wg.Go(func() {
			z := make([]float32, skyPixels*skyPixels)
			for i := range next {
				looks[i] = look(m, pos, normal, lookFrom(skyDirection(i), centre, radius), z)
			}
		})
	}
	for i := range skyViews {
		next <- i
	}
	close(next)
	wg.Wait()
	seen, all := make([]float64, len(pos)), make([]float64, len(pos))
	for i, l := range looks { // in one order, so that the sums are always the same
		d := skyDirection(i)
		for v, part := range l {
			seen[v] += float64(part)
			all[v] += max(0, normal[v].Dot(d)-grazing) // what look leaves out counts nowhere
		}
	}
	for v := range seen {
		if all[v] > 0 {
			seen[v] = min(1, seen[v]/all[v])
		}
	}
	return seen
}

// grazing is the cosine below which a look says nothing.
const grazing = .02

// skyDirection spreads the looks evenly; odd ones mirror the even ones, so that
// the midline shows no seam.
func skyDirection(i int) atlas.Vec {
	n := float64(i/2) + .5
	y := 1 - 4*n/skyViews
	s, c := math.Sincos(n * math.Pi * (3 - math.Sqrt(5)))
	r := math.Sqrt(1 - y*y)
	d := atlas.Vec{r * c, y, r * s}
	if i%2 == 1 {
		d[0] = -d[0]
	}
	return d
}

func sphere(pos []atlas.Vec) (centre atlas.Vec, radius float64) {
	lo, hi := pos[0], pos[0]
	for _, p := range pos {
		for k := range p {
			lo[k], hi[k] = min(lo[k], p[k]), max(hi[k], p[k])
		}
	}
	return lo.Lerp(hi, .5), hi.Sub(lo).Len() / 2
}

func lookFrom(d, centre atlas.Vec, radius float64) atlas.Camera {
	up := atlas.Vec{0, 1, 0}
	if math.Abs(d[1]) > .9 {
		up = atlas.Vec{0, 0, 1}
	}
	right := up.Cross(d).Unit()
	return atlas.Camera{Right: right, Up: d.Cross(right), Toward: d, Centre: centre, PxPerCM: skyPixels / (2 * radius), W: skyPixels, H: skyPixels}
}

// look is what each vertex sees of the sky in one direction, times the cosine.
func look(m *atlas.Mesh, pos, normal []atlas.Vec, c atlas.Camera, z []float32) []float32 {
	depthPicture(m, pos, c, z)
	out := make([]float32, len(pos))
	for i, p := range pos {
		cos := normal[i].Dot(c.Toward)
		if cos <= grazing {
			continue
		}
		x, y, depth := c.Project(p.Add(normal[i].Mul(.2))) // off the skin, which must not hide itself
		xi, yi := int(x), int(y)
		inside := xi >= 0 && yi >= 0 && xi < skyPixels && yi < skyPixels
		if !inside || float64(z[yi*skyPixels+xi]) <= depth+.2+.09/cos {
			out[i] = float32(cos - grazing)
		}
	}
	return out
}

// depthPicture keeps the nearest depth at every pixel.
func depthPicture(m *atlas.Mesh, pos []atlas.Vec, c atlas.Camera, z []float32) {
	for i := range z {
		z[i] = -math.MaxFloat32
	}
	flat := make([]atlas.Vec, len(pos))
	for i, p := range pos {
		flat[i][0], flat[i][1], flat[i][2] = c.Project(p)
	}
	for _, t := range m.Tri {
		fillDepth(flat[t[0]], flat[t[1]], flat[t[2]], z)
	}
}

// fillDepth draws one triangle at the pixel centres it covers.
func fillDepth(a, b, c atlas.Vec, z []float32) {
	area := (b[0]-a[0])*(c[1]-a[1]) - (b[1]-a[1])*(c[0]-a[0])
	if area == 0 {
		return
	}
	x0, x1 := pixels(a[0], b[0], c[0])
	y0, y1 := pixels(a[1], b[1], c[1])
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			px, py := float64(x)+.5-a[0], float64(y)+.5-a[1]
			u := (px*(c[1]-a[1]) - py*(c[0]-a[0])) / area
			v := ((b[0]-a[0])*py - (b[1]-a[1])*px) / area
			if u < 0 || v < 0 || u+v > 1 {
				continue
			}
			d := float32(a[2] + u*(b[2]-a[2]) + v*(c[2]-a[2]))
			if i := y*skyPixels + x; d > z[i] {
				z[i] = d
			}
		}
	}
}

// pixels are the first and last pixel whose centre lies between three numbers.
func pixels(a, b, c float64) (first, last int) {
	return max(0, int(math.Ceil(min(a, b, c)-.5))), min(skyPixels-1, int(math.Floor(max(a, b, c)-.5)))
}
