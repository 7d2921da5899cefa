#include "ops/formula.hpp"

#include <vector>

namespace backsweep {
namespace {

std::vector<FormulaHelper>& registered() {
  static std::vector<FormulaHelper> helpers;
  return helpers;
}

// ops/constants.hpp, and functions that every row may use.
const FormulaHelpers kCommon({
    {"kPi", "pi"},
    {"kLn2", "log(2)"},
    {"kLn10", "log(10)"},
    {"kTwoOverSqrtPi", "2 / sqrt(pi)"},
    {"kSqrtHalf", "sqrt(1 / 2)"},
    {"kSqrtTwoPi", "sqrt(2 * pi)"},
    {"kSqrtTwoOverPi", "sqrt(2 / pi)"},
    {"zeros_like(x)", "0"},
    {"to(x, dtype)", "x"},
    {"detach(x)", "x"},
});

}  // namespace

FormulaHelpers::FormulaHelpers(std::initializer_list<FormulaHelper> helpers) {
  registered().insert(registered().end(), helpers.begin(), helpers.end());
}

std::span<const FormulaHelper> all_formula_helpers() {
  return registered();
}

}  // namespace backsweep
