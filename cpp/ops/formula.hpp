// What the helpers in the rows' formulas stand for.
//
// A row's derivative is code and text at once. Where the code calls a helper, a fused loop or a
// function that looks after special places, the helper says here, beside its definition, what it
// is in mathematics; explanations put that in its place. Special places (0, NaN) are left out.
//
//   const FormulaHelpers kHelpers({{"tanh_backward(a, b)", "a * (1 - b * b)"}});
#pragma once

#include <initializer_list>
#include <span>

namespace backsweep {

struct FormulaHelper {
  const char* call;     // a name, or one with parameters
  const char* meaning;  // in the notation of formulas, in terms of the parameters
};

class FormulaHelpers {
 public:
  FormulaHelpers(std::initializer_list<FormulaHelper> helpers);
};

std::span<const FormulaHelper> all_formula_helpers();

}  // namespace backsweep
