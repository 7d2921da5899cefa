// fill_diagonal_: a write to a view of the diagonal.
#include "ops/fill.hpp"
#include "ops/in_place.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"

namespace backsweep {
namespace {

Tensor fill_diagonal_row(const Tensor& input, const Number& value, bool wrap) {
  const char* op = "fill_diagonal_";
  if (input.ndim() < 2)
    fail(ErrorKind::Runtime, op, ": a tensor of shape ", to_string(input.sizes()),
         " was given; dimensions must larger than 1");
  int64_t step = 0;
  int64_t shortest = input.size(0);
  for (int dim = 0; dim < input.ndim(); ++dim) {
    if (input.ndim() > 2 && input.size(dim) != input.size(0))
      fail(ErrorKind::Runtime, op, ": a tensor of shape ", to_string(input.sizes()),
           " was given; all dimensions of input must be of equal length");
    step += input.stride(dim);
    shortest = std::min(shortest, input.size(dim));
  }
  check_expanded(op, input, nullptr);
  check_fits(op, value, input.dtype());
  const auto fill = [&](int64_t length, int64_t offset) {
    Tensor diagonal = as_strided(input, Dims{length}, Dims{step}, offset);
    fill_(diagonal, value);
  };
  fill(shortest, input->offset);
  // In a tall matrix the diagonal begins again below, after a row that it leaves out.
  const int64_t width = input.size(1);
  if (wrap && input.ndim() == 2 && input.size(0) > width + 1) {
    const int64_t length = (input.numel() + width) / (width + 1) - shortest;
    fill(length, input->offset + input.stride(0) * (width + 1));
  }
  return input;
}

constexpr Op kOps[] = {
    {.name = "fill_diagonal_",
     .signature = "(Tensor input, Number fill_value, bool wrap = False) -> Tensor",
     .call = call<fill_diagonal_row>,
     .forms = OpForms::kMethod,
     .example = "(R[3,3], 7)",
     .skip = "samples: writes to its input",
     .doc = "Sets the elements with equal indices to a number; wrap goes on below a tall matrix."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
