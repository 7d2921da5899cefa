#include "ops/scatter_checks.hpp"

#include "ops/gather_scatter.hpp"
#include "ops/indexed.hpp"
#include "ops/view.hpp"

namespace backsweep {

void check_range(const char* op, const Tensor& index, int dim, int64_t size) {
  if (const auto value = value_outside(index, 0, size))
    fail(ErrorKind::Runtime, op, ": index ", *value, " is out of bounds for dimension ", dim,
         " with size ", size, "; indices from 0 to size - 1 are required");
}

ScatterOperands check_scatter(const char* op, const Tensor& given_target, int dim,
                              const Tensor& given_index, const Tensor* given_source) {
  if (given_source && given_source->dtype() != given_target.dtype())
    fail(ErrorKind::Runtime, op, ": a src of dtype ", given_source->dtype(),
         " was given for an input of dtype ", given_target.dtype(),
         "; scatter(): Expected self.dtype to be equal to src.dtype; convert one of them");
  const ScatterOperands operands{
      with_a_dimension(given_target),
      with_a_dimension(
          index_as_int64(op, given_index, "scatter(): Expected dtype int32/int64 for index")),
      given_source ? with_a_dimension(*given_source) : Tensor()};
  const auto& [target, index, given] = operands;
  const Tensor& source = given_source ? given : index;
  if (index.numel() == 0) return operands;
  const char* other = index.ndim() != target.ndim()   ? "self"
                      : index.ndim() != source.ndim() ? "src"
                                                      : nullptr;
  if (other)
    fail(ErrorKind::Runtime, op, ": an index of shape ", to_string(given_index.sizes()),
         " was given for shapes ", to_string(given_target.sizes()), " and ",
         to_string((given_source ? *given_source : given_index).sizes()),
         "; Index tensor must have the same number of dimensions ", "as ", other,
         " tensor; use unsqueeze or expand");
  bool fits = true;
  for (int d = 0; d < index.ndim(); ++d)
    fits &= (d == dim || index.size(d) <= target.size(d)) && index.size(d) <= source.size(d);
  if (!fits)
    fail(ErrorKind::Runtime, op, ": Expected index ", to_string(index.sizes()),
         " to be no larger than self ", to_string(target.sizes()), " apart from dimension ", dim,
         " and to be no larger size than src ", to_string(source.sizes()), "; narrow the index");
  check_range(op, index, dim, target.size(dim));
  return operands;
}

Tensor check_gather(const Tensor& input, int dim, const Tensor& index) {
  const Tensor indices =
      index_as_int64("gather", index, "gather(): Expected dtype int32/int64 for index");
  if (index.numel() == 0) return indices;
  const Tensor places = with_a_dimension(input);
  const Tensor wide = with_a_dimension(index);
  if (wide.ndim() != places.ndim())
    fail(ErrorKind::Runtime, "gather: an index of shape ", to_string(index.sizes()),
         " was given for an input of shape ", to_string(input.sizes()),
         "; Index tensor must have the same number of dimensions as input tensor; use unsqueeze or "
         "expand");
  for (int d = 0; d < wide.ndim(); ++d)
    if (d != dim && wide.size(d) > places.size(d))
      fail(ErrorKind::Runtime, "gather: Size does not match at dimension ", d, " expected index ",
           to_string(index.sizes()), " to be no larger than self ", to_string(input.sizes()),
           " apart from dimension ", dim, "; narrow the index");
  return indices;
}

Tensor gather_into(const Tensor& gradient, int dim, const Tensor& index, DimsView sizes) {
  Tensor result = gather(gradient, dim, index);
  for (int d = 0; d < result.ndim(); ++d) {
    if (result.size(d) == sizes[size_t(d)]) continue;
    Dims wider(result.sizes());
    wider[d] = sizes[size_t(d)];
    result = slice_backward(result, wider, d, 0, result.size(d), 1);
  }
  return result;
}

}  // namespace backsweep
