// What the loops of elementwise rows have in common.
#pragma once

#include <cstdint>

#include "kernels/elementwise.hpp"
#include "tensor/dtype.hpp"

namespace backsweep {

// Which dtypes an operation works in. SameDType: both operands must have one. Numeric: not
// implemented for bool. Signed: refused for bool, which has no sign, also when only one operand is
// bool. Bits: integers and bool. Integers: without bool. Rounding: integers have nothing to round
// and are copied; not for bool. Floating: integers and bool become float32. FloatingOnly: they are
// refused. Division: as Numeric, and an integer zero is refused as divisor. From Floating on,
// integers do not take the direct road to their loops.
enum class Types : uint8_t {
  Any,
  SameDType,
  Numeric,
  Signed,
  Bits,
  Integers,
  Rounding,
  Floating,
  FloatingOnly,
  Division
};

// The loop of one row for each dtype; null where the row has none.
using LoopsByDType = LoopFunction[kDTypeCount];

}  // namespace backsweep
