// The binary operations that take a keyword which changes them: add(a, b, alpha=2),
// div(a, b, rounding_mode="floor"). Called by the rows of binary_rows.inc.
#pragma once

#include <span>

#include "ops/value.hpp"

namespace backsweep {

struct BinaryOp;

// `arguments` are the operands and, last, the keyword.
Value call_with_alpha(const BinaryOp& op, std::span<Value> arguments, bool in_place);
Value call_with_rounding(const std::string& mode, std::span<Value> arguments, bool in_place);

}  // namespace backsweep
