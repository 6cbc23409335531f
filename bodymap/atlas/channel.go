package atlas

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"ashi/assets"
)

// ChannelName is a channel, a vessel of the midline, or the extra points.
type ChannelName struct {
	Channel Channel
	Name    Text
	Hanzi   string
	Pinyin  string
	Points  int // how many points it has
}

// Channels lists them in the standard order, the extra points last. The slice
// is shared: do not change it.
func (a *Atlas) Channels() []ChannelName { return channelNames() }

var channelNames = sync.OnceValue(func() []ChannelName {
	return mustRead(assets.Points, "points/channels.csv", readChannels)
})

const channelColumns = "code,order,english,french,hanzi,pinyin,count"

func readChannels(data []byte) ([]ChannelName, error) {
	rows, err := assets.Rows(data, channelColumns)
	if err != nil {
		return nil, err
	}
	var list []ChannelName
	for _, r := range rows {
		n, err := strconv.Atoi(r[6])
		if err != nil {
			return nil, fmt.Errorf("channel %s: %w", r[0], err)
		}
		list = append(list, ChannelName{Channel(r[0]), Text{r[2], r[3]}, r[4], r[5], n})
	}
	return list, nil
}

// stretchOfChannel is points of a channel that one line joins in their order.
type stretchOfChannel struct {
	channel Channel
	stops   []stop
}

// stop is where a line passes: a point of the channel, or a place in words (see
// placeFinder) by which it gets from one point to the next.
type stop struct {
	point Code
	by    string
}

// channelStretches are the stretches of all channels: where a channel jumps, one
// ends and another begins.
var channelStretches = sync.OnceValue(func() []stretchOfChannel {
	return mustRead(assets.Points, "points/lines.csv", readStretches)
})

const stretchColumns = "channel,points,why"

func readStretches(data []byte) ([]stretchOfChannel, error) {
	rows, err := assets.Rows(data, stretchColumns)
	if err != nil {
		return nil, err
	}
	var list []stretchOfChannel
	for _, r := range rows {
		s := stretchOfChannel{channel: Channel(r[0])}
		for _, span := range splitList(r[1]) {
			stops, err := readSpan(r[0], span)
			if err != nil {
				return nil, err
			}
			s.stops = append(s.stops, stops...)
		}
		if len(s.stops) < 2 {
			return nil, fmt.Errorf("a line of channel %s has no length", r[0])
		}
		list = append(list, s)
	}
	return list, nil
}

// readSpan reads "ST9" or "ST9-45" into the codes of existing points, and
// "(at ST12)" into a place to pass by.
func readSpan(channel, span string) ([]stop, error) {
	if by, ok := strings.CutPrefix(span, "("); ok {
		return []stop{{by: strings.TrimSuffix(by, ")")}}, nil
	}
	from, to, more := strings.Cut(strings.TrimPrefix(span, channel), "-")
	if !more {
		to = from
	}
	lo, err := strconv.Atoi(from)
	if err != nil {
		return nil, fmt.Errorf("the span %q: %w", span, err)
	}
	hi, err := strconv.Atoi(to)
	if err != nil {
		return nil, fmt.Errorf("the span %q: %w", span, err)
	}
	var stops []stop
	for n := lo; n <= hi; n++ {
		c := Code(channel + strconv.Itoa(n))
		if _, ok := catalogue().byCode[c]; !ok {
			return nil, fmt.Errorf("the span %q: no point %s", span, c)
		}
		stops = append(stops, stop{point: c})
	}
	return stops, nil
}
