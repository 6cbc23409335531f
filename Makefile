# `make run` and `make test` are the two that matter; README.md says more.
comma   := ,
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo unversioned)
STAMP   := -X main.version=$(VERSION)
SYSTEM  := $(shell uname -s)
# On Linux the window is built for X11: Wayland sessions show it through XWayland, where touch works.
WINDOW  := $(if $(filter Linux,$(SYSTEM)),x11$(comma))migrated_fynedo
# Everything but the window itself is built and tested with neither cgo nor a display.
PLAIN   := CGO_ENABLED=0
export TOOLS := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/ashi/bin
export GOFLAGS := -buildvcs=false

.PHONY: run demo build test fault fuzz e2e lint fmt bench atlas clean

ifeq ($(SYSTEM)$(DISPLAY),Linux)
run: demo
else
run: build
	@./ashi
endif

demo:
	@echo "There is no display here: instead of opening the window, this prints the site map of a sample practice to ashi-demo.pdf."
	@bash .ci/install go
	@$(PLAIN) go run -tags ci -ldflags "$(STAMP)" ./cmd/ashi demo --print ashi-demo.pdf

build:
	@bash .ci/install go build
	CGO_ENABLED=1 go build -tags $(WINDOW) -trimpath -ldflags "-s -w $(STAMP)" -o ashi ./cmd/ashi

test:
	@bash .ci/install go
	$(PLAIN) go test -tags ci -timeout 30m ./...

# What faults of the disk, of the power and of people leave of the record: a table, in less than 15 minutes.
fault:
	@bash .ci/install go
	@bash .ci/fault

FUZZTIME ?= 10m
fuzz:
	@bash .ci/install go
	@bash .ci/fuzz $(FUZZTIME)

# Drives the built program under Xvfb; screenshots stay in e2e-out.
e2e: build
	@bash .ci/install e2e
	ASHI=$(CURDIR)/ashi OUT=$(CURDIR)/e2e-out $(PLAIN) go test -tags ci,e2e -count=1 -timeout 15m -v -run '^TestEndToEnd' ./ui

lint:
	@bash .ci/install go lint
	$(PLAIN) $(TOOLS)/golangci-lint run ./...
	$(TOOLS)/golangci-lint fmt --diff

fmt:
	@bash .ci/install go lint
	$(TOOLS)/golangci-lint fmt

# What things cost, and in the end how a vault compares with a plain record. ASHI_BENCH=big: among a million sites.
BENCH ?= .
bench:
	@$(PLAIN) bash .ci/bench '$(BENCH)'

# Compiles the body again from the MakeHuman mesh, which is not part of this repository.
MAKEHUMAN ?= ../shared/data/makehuman
atlas:
	go run ./cmd/atlas -makehuman $(MAKEHUMAN) -out assets/atlas

clean:
	rm -rf ashi ashi-demo.pdf e2e-out
