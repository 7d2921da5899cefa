#include "ops/reduction.hpp"

#include "kernels/launch.hpp"

namespace backsweep {

DimSet reduced_dims(const char* op, const Tensor& input, const std::optional<IntList>& dim) {
  if (!dim || dim->empty()) return DimSet::all(input.ndim());
  DimSet dims;
  for (int64_t given : *dim) {
    const int wrapped = wrap_dim(op, given, input.ndim());
    if (dims.contains(wrapped))
      fail(ErrorKind::Runtime, op, ": the dimensions ", to_string(*dim), " were given; dim ",
           wrapped, " appears multiple times in the list of dims; give each dimension once");
    dims.insert(wrapped);
  }
  return input.ndim() == 0 ? DimSet() : dims;
}

Dims reduced_sizes(DimsView sizes, DimSet dims, bool keepdim) {
  Dims result;
  for (int dim = 0; dim < static_cast<int>(sizes.size()); ++dim) {
    if (!dims.contains(dim))
      result.push_back(sizes[size_t(dim)]);
    else if (keepdim)
      result.push_back(1);
  }
  return result;
}

int64_t reduced_count(const Tensor& input, DimSet dims) {
  int64_t count = 1;
  for (int dim = 0; dim < input.ndim(); ++dim)
    if (dims.contains(dim)) count *= input.size(dim);
  return count;
}

void run_reduction(const char* op, kernels::Reduction reduction, const Tensor& input, DimSet dims,
                   char* values, char* indices, double divisor) {
  const int64_t numel = input.numel();
  if (numel <= kernels::kSmallReduction && input.is_contiguous() && !launch_observer &&
      dims == DimSet::all(input.ndim())) [[likely]] {
    kernels::reduce_loops(reduction, input.dtype())
        .flat(input.raw(), numel, {values, 0, indices, 0, divisor});
    return;
  }
  kernels::ReduceArguments arguments;
  kernels::start_reduction(arguments, reduction, input.dtype(), input.raw(), values, indices);
  arguments.output.divisor = divisor;
  const int64_t item = static_cast<int64_t>(item_size(input.dtype()));
  int64_t results = 1;
  for (int dim = 0; dim < input.ndim(); ++dim)
    if (!dims.contains(dim)) results *= input.size(dim);
  if (results == 0) return;
  int64_t result_stride = results;
  for (int dim = 0; dim < input.ndim(); ++dim) {
    if (dims.contains(dim)) {
      kernels::add_reduced(arguments, input.size(dim), input.stride(dim) * item);
    } else {
      result_stride /= input.size(dim);
      kernels::add_kept(arguments, input.size(dim), input.stride(dim) * item, result_stride);
    }
  }
  launch(op, kernels::reduce, arguments, numel);
}

}  // namespace backsweep
