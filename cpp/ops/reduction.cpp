#include "ops/reduction.hpp"

#include "kernels/launch.hpp"
#include "ops/ops.hpp"

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

DimSet one_dim(const char* op, const Tensor& input, int64_t dim) {
  const int wrapped = wrap_dim(op, dim, input.ndim());
  DimSet dims;
  if (input.ndim() > 0) dims.insert(wrapped);
  return dims;
}

IntList dims_in(DimSet dims, int ndim) {
  IntList list;
  for (int dim = 0; dim < ndim; ++dim)
    if (dims.contains(dim)) list.push_back(dim);
  return list;
}

Tensor with_ones(const Tensor& reduced, DimsView sizes, DimSet dims) {
  const Dims kept = reduced_sizes(sizes, dims, true);
  return equal(reduced.sizes(), kept) ? reduced : reshape(reduced, kept);
}

Tensor shared_among_equal(const Tensor& g, const Tensor& input, const Tensor& result) {
  const Tensor x = detach(input), y = detach(result);
  const Tensor mask = add(eq(x, y), mul(ne(x, x), ne(y, y)));
  return where(mask, g / sum(mask, {}, false, {}), Number(0.0));
}

void run_reduction(const char* op, kernels::Reduction reduction, const Tensor& input, DimSet dims,
                   const kernels::ReduceOutput& output, const double* centers) {
  const int64_t numel = input.numel();
  bool one_result = true;
  for (int dim = 0; dim < input.ndim(); ++dim)
    one_result &= dims.contains(dim) || input.size(dim) == 1;
  if (numel <= kernels::kSmallReduction && input.is_contiguous() && !launch_observer && one_result)
      [[likely]] {
    kernels::ReduceOutput flat = output;
    if (centers) flat.center = *centers;
    kernels::reduce_loops(reduction, input.dtype()).flat(input.raw(), numel, flat);
    return;
  }
  kernels::ReduceArguments arguments;
  kernels::start_reduction(arguments, reduction, input.dtype(), input.raw(), output, centers);
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
