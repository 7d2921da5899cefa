// Where the elements are that are not zero.
#include <algorithm>

#include "kernels/launch.hpp"
#include "kernels/mask.hpp"
#include "ops/masked.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"

namespace backsweep {
namespace {

// A contiguous bool tensor: true where the input is not zero.
Tensor as_mask(const Tensor& input) {
  if (input.dtype() == DType::Bool && input.is_contiguous()) return input;
  Tensor mask = empty(input.sizes(), DType::Bool);
  copy_unrecorded(mask, input);
  return mask;
}

// Row i holds the coordinate i of every element.
Tensor coordinates(const Tensor& input) {
  const Tensor positions = flat_nonzero(input);
  const int64_t count = positions.numel();
  Tensor result = empty(Dims{input.ndim(), count}, DType::Int64);
  int64_t step = input.numel();
  for (int dim = 0; dim < input.ndim(); ++dim) {
    if (count == 0) break;
    step /= input.size(dim);
    launch("nonzero", kernels::coordinate_of_positions,
           {positions.data<int64_t>(), count, step, input.size(dim),
            result.data<int64_t>() + dim * count},
           count);
  }
  return result;
}

Value nonzero_row(std::span<Value> arguments) {
  const Tensor& input = std::get<Tensor>(arguments[0]);
  if (std::get<bool>(arguments[1])) return nonzero_numpy(input);
  return nonzero(input);
}

Tensor argwhere(const Tensor& input) {
  return nonzero(input);
}

Tensor nonzero_static(const Tensor& input, int64_t size, int64_t fill_value) {
  if (size < 0)
    fail(ErrorKind::Runtime, "nonzero_static: size=", size,
         " was given; nonzero_static: 'size' must be an non-negative integer; use 0 or more");
  const Tensor rows = nonzero(input);
  const Tensor result = full(Dims{size, input.ndim()}, Number(fill_value), DType::Int64);
  const int64_t count = std::min(size, rows.size(0));
  copy_unrecorded(slice(result, 0, 0, count, 1), slice(rows, 0, 0, count, 1));
  return result;
}

constexpr Op kOps[] = {
    {.name = "nonzero",
     .signature = "(Tensor input, *, bool as_tuple=False) -> Tensor",
     .call = nonzero_row,
     .samples = "(I[2,3],) (I[5],) (I[2,0],) (A(3),) (A(0),)",
     .reference = "argwhere",
     .doc = "The coordinates of the elements that are not zero, a row for each; or a tuple of "
            "columns."},
    {.name = "argwhere",
     .signature = "(Tensor input) -> Tensor",
     .call = call<argwhere>,
     .no_out = true,
     .samples = "(I[2,3],) (I[5],) (I[2,0],)",
     .doc = "The coordinates of the elements that are not zero, a row for each."},
    {.name = "nonzero_static",
     .signature = "(Tensor input, *, int size, int fill_value=-1) -> Tensor",
     .call = call<nonzero_static>,
     .samples = "(I[2,3], size=2) (I[5], size=9, fill_value=7) (I[], size=2) (I[2,0], size=1) "
                "(I[2,2], size=0)",
     .skip = "numpy: NumPy has no such function",
     .doc = "The first coordinates of elements that are not zero: `size` rows, with fill_value "
            "where there are fewer."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor flat_nonzero(const Tensor& input) {
  const Tensor mask = as_mask(input);
  const int64_t count = count_nonzero_of_mask(mask);
  // The kernel writes one past the last.
  Tensor result(Storage::allocate(size_t(count + 1) * sizeof(int64_t)),
                Layout::contiguous(Dims{count}), DType::Int64);
  launch("nonzero", kernels::positions_of_mask, {mask.raw(), mask.numel(), result.data<int64_t>()},
         mask.numel());
  return result;
}

Tensor nonzero(const Tensor& input) {
  const Tensor positions = input.ndim() <= 1 ? flat_nonzero(input) : coordinates(input);
  const int64_t count = positions.size(positions.ndim() - 1);
  return alias(positions, Layout::strided(Dims{count, input.ndim()}, Dims{1, count}), 0);
}

TensorList nonzero_numpy(const Tensor& input) {
  if (input.ndim() <= 1) return {flat_nonzero(input)};
  const Tensor rows = coordinates(input);
  TensorList result;
  const Ref<const Layout> layout = Layout::contiguous(Dims{rows.size(1)});
  for (int dim = 0; dim < input.ndim(); ++dim)
    result.push_back(alias(rows, layout, dim * rows.size(1)));
  return result;
}

int64_t count_nonzero_of_mask(const Tensor& mask) {
  int64_t count = 0;
  launch("count", kernels::count_mask, {mask.raw(), mask.numel(), &count}, mask.numel() / 8);
  return count;
}

}  // namespace backsweep
