// What the loops of elementwise rows have in common.
#pragma once

#include <cstdint>

#include "kernels/elementwise.hpp"
#include "tensor/dtype.hpp"

namespace backsweep {

// Which dtypes an operation works in. Numeric: not implemented for bool. Signed: refused for bool,
// which has no sign, also when only one operand is bool. Floating: integers and bool become
// float32. Rounding: integers have nothing to round and are copied; not
// implemented for bool. FloatingOnly: not implemented for integers and bool.
enum class Types : uint8_t { Any, Numeric, Signed, Floating, Rounding, FloatingOnly };

// The loop of one row for each dtype; null where the row has none.
using LoopsByDType = LoopFunction[kDTypeCount];

}  // namespace backsweep
