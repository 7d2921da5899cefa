// The rule of operations that have no derivative though their results depend on their inputs: they
// can be computed, and refuse to be differentiated, as in PyTorch.
#pragma once

#include "ops/record.hpp"

namespace backsweep {

struct RefuseBack {
  void operator()(Backward& backward) const {
    const Derivative& derivative = backward.node().derivative();
    fail(ErrorKind::NotImplemented, derivative.op,
         ": a gradient was asked for; the derivative for '", derivative.op,
         "' is not implemented; use detach() or no_grad()");
  }
};

}  // namespace backsweep
