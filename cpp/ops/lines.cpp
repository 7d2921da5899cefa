#include "ops/lines.hpp"

#include "kernels/launch.hpp"

namespace backsweep {

void run_lines(const char* op, kernels::LineFunction function, int dim,
               std::initializer_list<const Tensor*> operands, const LineOptions& options) {
  const Tensor& first = **operands.begin();
  char* data[kernels::kMaxLineOperands];
  int64_t strides[kernels::kMaxLineOperands] = {};
  const int count = static_cast<int>(operands.size());
  const int ndim = first.ndim();
  const auto strides_of = [&](int which) {
    int k = 0;
    for (const Tensor* operand : operands) {
      const bool reduced = operand->ndim() < ndim;
      const int64_t stride =
          reduced && which == dim ? 0 : operand->stride(which - (reduced && which > dim ? 1 : 0));
      strides[k++] = stride * static_cast<int64_t>(item_size(operand->dtype()));
    }
  };
  int k = 0;
  for (const Tensor* operand : operands) data[k++] = operand->raw();
  if (ndim > 0) strides_of(dim);
  kernels::LineArguments arguments;
  kernels::start_lines(arguments, function, ndim > 0 ? first.size(dim) : 1, count, data, strides);
  arguments.run.option = options.option;
  arguments.run.number = options.number;
  arguments.run.extra = options.extra;
  for (int other = 0; other < ndim; ++other) {
    if (other == dim) continue;
    strides_of(other);
    kernels::add_lines(arguments, first.size(other), strides);
  }
  launch(op, kernels::run_lines, arguments, first.numel());
}

}  // namespace backsweep
