// Softmax, its logarithm, and the logarithm of a sum of exponentials.
#include "kernels/softmax.hpp"

#include <cmath>

#include "ops/elementwise.hpp"
#include "ops/lines.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"
#include "ops/reduction.hpp"
#include "ops/warning.hpp"

namespace backsweep {
namespace {

using kernels::Softmax;

constexpr Derivative kSoftmax{"softmax", "SoftmaxBackward0", "y * (g - (g * y).sum(dim))"};
constexpr Derivative kLogSoftmax{"log_softmax", "LogSoftmaxBackward0", "g - exp(y) * g.sum(dim)"};
constexpr Derivative kSoftmaxBackward{"_softmax_backward_data", "SoftmaxBackwardDataBackward0",
                                      "y * (g - (g * y).sum(dim)); "
                                      "g * (a - (a * y).sum(dim)) - a * (g * y).sum(dim)"};
constexpr Derivative kLogSoftmaxBackward{"_log_softmax_backward_data",
                                         "LogSoftmaxBackwardDataBackward0",
                                         "g - (g * exp(y)).sum(dim); -g * exp(y) * a.sum(dim)"};
constexpr Derivative kLogSumExp{"logsumexp", "LogsumexpBackward0", "g * exp(x - y)"};

// Dense, so that in any layout either the lines or their neighbours follow each other in memory.
Tensor dense(const Tensor& input) {
  return input.layout().is_dense() ? detach(input) : contiguous(detach(input));
}

// The same values with the strides of `other`, which is dense.
Tensor with_strides_of(const Tensor& input, const Tensor& other) {
  if (input.layout_ref().get() == other.layout_ref().get() ||
      equal(input.strides(), other.strides()))
    return input;
  Tensor result = empty(other.layout_ref(), input.dtype());
  copy_unrecorded(result, input);
  return result;
}

Tensor run_softmax(const char* op, Softmax kind, const Tensor& input, int dim) {
  const Tensor source = dense(input);
  Tensor result = empty(source.layout_ref(), source.dtype());
  if (result.numel() == 0) return result;  // of any dtype
  run_lines(op, kernels::softmax_function(kind, source.dtype()), dim, {&source, &result});
  return result;
}

Tensor run_backward(const char* op, Softmax kind, const Tensor& g, const Tensor& y, int dim) {
  const Tensor output = dense(y);
  const Tensor gradient = with_strides_of(detach(g), output);
  Tensor result = empty(output.layout_ref(), output.dtype());
  run_lines(op, kernels::softmax_function(kind, output.dtype()), dim,
            {&output, &gradient, &result});
  return result;
}

Tensor sum_along(const Tensor& input, int dim) {
  return input.ndim() == 0 ? input : sum(input, IntList{dim}, true, {});
}

Tensor softmax_backward(const Tensor& g, const Tensor& y, int64_t dim) {
  const int along = wrap_dim("_softmax_backward_data", dim, y.ndim());
  Tensor result = run_backward("_softmax_backward_data", Softmax::SoftmaxBackward, g, y, along);
  record<kSoftmaxBackward>(result, {&g, &y}, {{&g, Saved::input(0)}, {&y, Saved::input(1)}},
                           [along](Backward& backward) {
                             const Tensor& h = backward.gradient();
                             const Tensor a = backward.saved(0), output = backward.saved(1);
                             if (backward.needs(0))
                               backward.set(0, softmax_backward(h, output, along));
                             if (backward.needs(1))
                               backward.set(1, h * (a - sum_along(a * output, along)) -
                                                   a * sum_along(h * output, along));
                           });
  return result;
}

Tensor log_softmax_backward(const Tensor& g, const Tensor& y, int64_t dim) {
  const int along = wrap_dim("_log_softmax_backward_data", dim, y.ndim());
  Tensor result =
      run_backward("_log_softmax_backward_data", Softmax::LogSoftmaxBackward, g, y, along);
  record<kLogSoftmaxBackward>(result, {&g, &y}, {{&g, Saved::input(0)}, {&y, Saved::input(1)}},
                              [along](Backward& backward) {
                                const Tensor& h = backward.gradient();
                                const Tensor weight = h * exp(backward.saved(1));
                                if (backward.needs(0))
                                  backward.set(0, h - sum_along(weight, along));
                                if (backward.needs(1))
                                  backward.set(1,
                                               neg(weight) * sum_along(backward.saved(0), along));
                              });
  return result;
}

Tensor in_dtype(const char* op, const char* kernel, const Tensor& input,
                std::optional<DType> dtype) {
  const DType wanted = dtype.value_or(input.dtype());
  if (!is_floating(wanted) && input.numel() > 0)
    fail(ErrorKind::NotImplemented, op, ": ", dtype ? "dtype=" : "a tensor of dtype ", wanted,
         " was given; \"", kernel,
         "\" not implemented for integers and bool; pass dtype=float32 "
         "or convert the tensor first");
  return to(input, wanted);
}

Tensor softmax(const Tensor& input, int64_t dim, std::optional<DType> dtype) {
  const int along = wrap_dim("softmax", dim, input.ndim());
  const Tensor x = in_dtype("softmax", "softmax_kernel_impl", input, dtype);
  Tensor result = run_softmax("softmax", Softmax::Softmax, x, along);
  if (is_floating(x.dtype()))
    record<kSoftmax>(result, {&x}, {{&result, Saved::output(0)}}, [along](Backward& backward) {
      backward.set(0, softmax_backward(backward.gradient(), backward.saved(0), along));
    });
  return result;
}

Tensor log_softmax(const Tensor& input, int64_t dim, std::optional<DType> dtype) {
  const int along = wrap_dim("log_softmax", dim, input.ndim());
  const Tensor x = in_dtype("log_softmax", "log_softmax_kernel_impl", input, dtype);
  Tensor result = run_softmax("log_softmax", Softmax::LogSoftmax, x, along);
  if (is_floating(x.dtype()))
    record<kLogSoftmax>(result, {&x}, {{&result, Saved::output(0)}}, [along](Backward& backward) {
      backward.set(0, log_softmax_backward(backward.gradient(), backward.saved(0), along));
    });
  return result;
}

// The reduced dimensions as one line: contiguous, the kept ones before it.
Tensor as_lines(const Tensor& input, DimSet dims) {
  Dims order, sizes;
  int64_t count = 1;
  for (int dim = 0; dim < input.ndim(); ++dim) {
    if (dims.contains(dim)) continue;
    order.push_back(dim);
    sizes.push_back(input.size(dim));
  }
  for (int dim = 0; dim < input.ndim(); ++dim) {
    if (!dims.contains(dim)) continue;
    order.push_back(dim);
    count *= input.size(dim);
  }
  sizes.push_back(count);
  return reshape(permute(input, order), sizes);
}

Tensor logsumexp(const Tensor& given, const IntList& dim, bool keepdim) {
  const DimSet dims = reduced_dims("logsumexp", given, dim);
  const Tensor input = is_floating(given.dtype()) ? given : cast_unrecorded(given, default_dtype());
  Tensor result = empty(reduced_sizes(input.sizes(), dims, keepdim), input.dtype());
  const int count = static_cast<int>(dim.empty() ? input.ndim() : dim.size());
  Tensor source = dense(input);
  int along = count == 1 ? wrap_dim("logsumexp", dim.empty() ? 0 : dim[0], input.ndim()) : 0;
  if (count > 1) {
    source = as_lines(source, dims);
    along = source.ndim() - 1;
  }
  Tensor target = result;
  if (count > 1) {
    Dims kept(source.sizes());
    kept[along] = 1;
    target = alias(result, Layout::contiguous(kept), 0);
  }
  run_lines("logsumexp", kernels::softmax_function(Softmax::LogSumExp, source.dtype()), along,
            {&source, &target});
  record<kLogSumExp>(result, {&input}, {{&input, Saved::input(0)}, {&result, Saved::output(0)}},
                     [dims](Backward& backward) {
                       const Tensor x = backward.saved(0);
                       const Tensor y = with_ones(backward.saved(1), x.sizes(), dims);
                       const Tensor g = with_ones(backward.gradient(), x.sizes(), dims);
                       // Nothing but -inf: the weights are exp(-inf) rather than exp(-inf + inf).
                       const Tensor none = eq(detach(y), Number(-HUGE_VAL));
                       backward.set(0, g * exp(x - where(none, Number(0.0), y)));
                     });
  return result;
}

// The forms of nn.functional, where the dimension may be left out.
template <Tensor (*function)(const Tensor&, int64_t, std::optional<DType>)>
Tensor functional(const Tensor& input, std::optional<int64_t> dim, int64_t,
                  std::optional<DType> dtype) {
  if (!dim) {
    warn(
        "Implicit dimension choice for softmax has been deprecated. Change the call to include "
        "dim=X as an argument.");
    const int ndim = input.ndim();
    dim = ndim == 0 || ndim == 1 || ndim == 3 ? 0 : 1;
  }
  return function(input, *dim, dtype);
}
constexpr const char* kFunctional =
    "(Tensor input, int? dim=None, int _stacklevel=3, dtype? dtype=None) -> Tensor";

constexpr const char* kSignature = "(Tensor input, int dim, dtype? dtype=None) -> Tensor";
constexpr const char* kSamples =
    "(R[5], 0) (R[2,3], 1) (R[2,3], 0) (R[2,3,4], -2) (R[], 0) (R[3,0], 0) (R[3,0], 1)";
constexpr const char* kBackwardSignature = "(Tensor grad_output, Tensor output, int dim) -> Tensor";
constexpr const char* kBackwardSamples = "(R[2,3], U[2,3], 1) (R[4,3], U[4,3], 0) (R[], U[], 0)";

constexpr Op kOps[] = {
    {.name = "softmax",
     .signature = kSignature,
     .call = call<softmax>,
     .derivative = &kSoftmax,
     .aliases = "special.softmax",
     .samples = kSamples,
     .doc = "exp(x) over its sum along `dim`: positive weights that sum to one, without overflow."},
    {.name = "log_softmax",
     .signature = kSignature,
     .call = call<log_softmax>,
     .derivative = &kLogSoftmax,
     .aliases = "special.log_softmax",
     .samples = kSamples,
     .doc = "Logarithm of softmax along `dim`, exact where softmax itself would be rounded to 0."},
    {.name = "logsumexp",
     .signature = "(Tensor input, int[] dim, bool keepdim=False) -> Tensor",
     .call = call<logsumexp>,
     .derivative = &kLogSumExp,
     .aliases = "special.logsumexp",
     .samples = "(R[5], 0) (R[2,3], 1) (R[2,3], 0, True) (R[2,3,4], [0, -1]) (R[2,3,4], 1) "
                "(R[], 0) (R[3,0], 0)",
     .doc = "Logarithm of the sum of exponentials along `dim`, without overflow."},
    {.name = "nn.functional.softmax",
     .signature = kFunctional,
     .call = call<functional<softmax>>,
     .derivative = &kSoftmax,
     .no_out = true,
     .samples = "(R[2,3], 1) (R[2,3,4], 0)",
     .doc = "Exponentials along `dim`, divided by their sum."},
    {.name = "nn.functional.log_softmax",
     .signature = kFunctional,
     .call = call<functional<log_softmax>>,
     .derivative = &kLogSoftmax,
     .no_out = true,
     .samples = "(R[2,3], 1) (R[2,3,4], 0)",
     .doc = "Logarithm of softmax along `dim`."},
    {.name = "_softmax_backward_data",
     .signature = kBackwardSignature,
     .call = call<softmax_backward>,
     .derivative = &kSoftmaxBackward,
     .forms = OpForms::kInternal,
     .samples = kBackwardSamples,
     .doc = "Gradient of softmax from the incoming one and the result."},
    {.name = "_log_softmax_backward_data",
     .signature = kBackwardSignature,
     .call = call<log_softmax_backward>,
     .derivative = &kLogSoftmaxBackward,
     .forms = OpForms::kInternal,
     .samples = kBackwardSamples,
     .doc = "Gradient of log_softmax from the incoming one and the result."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
