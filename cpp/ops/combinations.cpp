// combinations: every choice of r elements.
#include <cmath>

#include "ops/index_along.hpp"
#include "ops/masked.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr Derivative kCombinations{"combinations", "StackBackward0", "g added at what was chosen"};

// A row of places for each choice: those in order among all r-tuples.
Tensor choices(int64_t count, int64_t r, bool with_replacement) {
  const GradMode mode(false);
  const int ndim = static_cast<int>(r);
  const Tensor places = arange(Number(0), Number(count), Number(1), DType::Int64);
  Tensor chosen = ones(Dims(ndim, count), DType::Bool);
  const auto along = [&](int dim) {
    Dims sizes(ndim, 1);
    sizes[dim] = count;
    return reshape(places, sizes);
  };
  for (int dim = 0; dim + 1 < ndim; ++dim) {
    const Tensor before = along(dim), after = along(dim + 1);
    chosen = logical_and(chosen, with_replacement ? le(before, after) : lt(before, after));
  }
  return nonzero(chosen);
}

Tensor combinations(const Tensor& input, int64_t r, bool with_replacement) {
  if (input.ndim() != 1)
    fail(ErrorKind::Runtime, "combinations: a tensor of shape ", to_string(input.sizes()),
         " was given; Expect a 1D vector, but got shape ", to_string(input.sizes()),
         "; use flatten()");
  if (r < 0)
    fail(ErrorKind::Runtime, "combinations: r=", r,
         " was given; Expect a non-negative number, but got ", r, "; choose 0 or more");
  if (r == 0) return empty(Dims{0}, input.dtype());
  const int64_t count = input.size(0);
  if (r > kMaxDims || std::pow(static_cast<double>(count), static_cast<double>(r)) > 1e11)
    fail(ErrorKind::Runtime, "combinations: r=", r, " of ", count,
         " elements was given; there are too many tuples to choose from; choose fewer");
  const Tensor rows = choices(count, r, with_replacement);
  TensorList columns;
  for (int64_t i = 0; i < r; ++i)
    columns.push_back(index_select(input, 0, contiguous(select(rows, 1, i))));
  return stack(columns, 1);
}

constexpr Op kOps[] = {
    {.name = "combinations",
     .signature = "(Tensor input, int r=2, bool with_replacement=False) -> Tensor",
     .call = call<combinations>,
     .derivative = &kCombinations,
     .forms = OpForms::kFunction,
     .no_out = true,
     .samples = "(R[4],) (R[4], 3) (R[3], 2, True) (R[3], 1) (R[2], 3) (R[0], 2)",
     .skip = "numpy: NumPy has no such function",
     .doc = "Every choice of r elements of a vector, a row for each, as itertools.combinations."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
