// Limiting elements to a range: clamp, clamp_min, clamp_max; the bounds are numbers or tensors.
#include <limits>

#include "ops/elementwise.hpp"
#include "ops/fill.hpp"
#include "ops/in_place.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/parameter_kernels.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr const char* kNumbersFormula = "where((x >= min) & (x <= max), g, 0)";
constexpr const char* kTensorsFormula =
    "where((x >= min) & (x <= max), g, 0); where((x < min) & (min < max), g, 0); "
    "where((x > max) | (max < min), g, 0)";
constexpr Derivative kClampTensors{"clamp", "ClampBackward0", kTensorsFormula};
constexpr Derivative kClamp{"clamp", "ClampBackward1", kNumbersFormula};
constexpr Derivative kClampMin{"clamp_min", "ClampMinBackward0", "where(x >= min, g, 0)"};
constexpr Derivative kClampMinTensor{"clamp_min", "ClampMinBackward1",
                                     "where(x >= min, g, 0); where(x < min, g, 0)"};
constexpr Derivative kClampMax{"clamp_max", "ClampMaxBackward0", "where(x <= max, g, 0)"};
constexpr Derivative kClampMaxTensor{"clamp_max", "ClampMaxBackward1",
                                     "where(x <= max, g, 0); where(x > max, g, 0)"};

using MaybeNumber = std::optional<Number>;
using MaybeTensor = std::optional<Tensor>;

// The gradient where both conditions hold that are there.
Tensor keep(const Tensor& g, const Tensor& condition, const Tensor& other) {
  if (!condition.defined()) return where(other, g, Number(0.0));
  return where(other.defined() ? mul(condition, other) : condition, g, Number(0.0));
}

struct NumbersBack {
  MaybeNumber low;
  MaybeNumber high;
  void operator()(Backward& backward) const {
    const Tensor x = backward.saved(0);
    backward.set(
        0, keep(backward.gradient(), low ? ge(x, *low) : Tensor(), high ? le(x, *high) : Tensor()));
  }
};

// The edges are those of x, low and high.
struct TensorsBack {
  bool has_low;
  bool has_high;
  void operator()(Backward& backward) const {
    const Tensor& g = backward.gradient();
    const Tensor x = backward.saved(0);
    const Tensor low = has_low ? backward.saved(1) : Tensor();
    const Tensor high = has_high ? backward.saved(2) : Tensor();
    if (backward.needs(0))
      backward.set(0, keep(g, has_low ? ge(x, low) : Tensor(), has_high ? le(x, high) : Tensor()));
    if (has_low && backward.needs(1))
      backward.set(1, keep(g, lt(x, low), has_high ? lt(low, high) : Tensor()));
    if (has_high && backward.needs(2)) {
      const Tensor above = gt(x, high);
      backward.set(2, keep(g, has_low ? maximum(above, lt(high, low)) : above, Tensor()));
    }
  }
};

// The dtype of three tensors together; see result_type.
DType joint_type(const Tensor& x, const Tensor& low, const Tensor& high) {
  DType dimensioned = DType::Bool;
  DType scalars = DType::Bool;
  bool any = false;
  for (const Tensor* tensor : {&x, &low, &high}) {
    if (!tensor->defined()) continue;
    DType& dtype = tensor->ndim() > 0 ? dimensioned : scalars;
    dtype = promote(dtype, tensor->dtype());
    any |= tensor->ndim() > 0;
  }
  if (!any) return scalars;
  return category(scalars) > category(dimensioned) ? promote(dimensioned, scalars) : dimensioned;
}

// A bound that bounds nothing.
Tensor no_bound(DType dtype, bool low) {
  if (is_floating(dtype)) {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    return scalar(Number(low ? -kInfinity : kInfinity), dtype);
  }
  if (dtype == DType::Bool) return scalar(Number(!low), dtype);
  int64_t limit = 0;
  visit_dtype(dtype, [&](auto tag) {
    using Limits = std::numeric_limits<decltype(tag)>;
    limit = static_cast<int64_t>(low ? Limits::lowest() : Limits::max());
  });
  return scalar(Number(limit), dtype);
}

// A call with its bounds as tensors (0-d for numbers), undefined where there are none.
struct Bounds {
  const char* name;
  Tensor low;
  Tensor high;
  DType dtype;  // of the result
};

void refuse_bool(const char* name) {
  fail(ErrorKind::NotImplemented, name, ": a bool tensor was given; \"", name,
       "\" not implemented for 'Bool'; convert with .to(int64)");
}

void refuse_no_bounds(const char* name, bool bounds) {
  if (!bounds)
    fail(ErrorKind::Runtime, name,
         ": neither min nor max was given; torch.clamp: At least one of 'min' or 'max' must not be "
         "None; give one of them");
}

Bounds bounds_of(const char* name, const Tensor& x, const MaybeNumber& low,
                 const MaybeNumber& high) {
  refuse_no_bounds(name, low || high);
  DType dtype = x.dtype();
  for (const MaybeNumber* bound : {&low, &high})
    if (*bound) dtype = promote(dtype, result_type(x, **bound));
  if (dtype == DType::Bool) refuse_bool(name);
  const auto tensor_of = [&](const MaybeNumber& bound) {
    if (!bound) return Tensor();
    check_fits(name, *bound, dtype);
    return scalar(*bound, dtype);
  };
  return {name, tensor_of(low), tensor_of(high), dtype};
}

Bounds bounds_of(const char* name, const Tensor& x, const MaybeTensor& low,
                 const MaybeTensor& high) {
  refuse_no_bounds(name, low || high);
  Bounds bounds{name, low.value_or(Tensor()), high.value_or(Tensor()), DType::Bool};
  bounds.dtype = joint_type(x, bounds.low, bounds.high);
  if (bounds.dtype == DType::Bool && low && high) refuse_bool(name);
  return bounds;
}

Dims sizes_of(const Bounds& bounds, const Tensor& x) {
  Dims sizes(x.sizes());
  if (bounds.low.defined()) sizes = broadcast_sizes(bounds.name, sizes, bounds.low.sizes());
  if (bounds.high.defined()) sizes = broadcast_sizes(bounds.name, sizes, bounds.high.sizes());
  return sizes;
}

Tensor in_dtype(const Tensor& tensor, DType dtype) {
  return tensor.dtype() == dtype ? tensor : cast_unrecorded(tensor, dtype);
}

void run(const Bounds& bounds, const Tensor& output, const Tensor& x) {
  const DType dtype = bounds.dtype;
  const Tensor source = in_dtype(x, dtype);
  // One bound for each element is the other operand of maximum or minimum.
  const bool has_low = bounds.low.defined();
  const Tensor& bound = has_low ? bounds.low : bounds.high;
  if (has_low != bounds.high.defined() && bound.ndim() > 0) {
    const auto kernel = has_low ? BinaryKernel::maximum : BinaryKernel::minimum;
    const Tensor other = in_dtype(bound, dtype);
    return run_elementwise(bounds.name,
                           binary_kernels.loops[static_cast<int>(kernel)][static_cast<int>(dtype)],
                           output, {&source, &other});
  }
  const Tensor low = bounds.low.defined() ? in_dtype(bounds.low, dtype) : no_bound(dtype, true);
  const Tensor high = bounds.high.defined() ? in_dtype(bounds.high, dtype) : no_bound(dtype, false);
  run_elementwise(bounds.name, parameter_kernels.clamp[static_cast<int>(dtype)], output,
                  {&source, &low, &high});
}

Tensor compute(const Bounds& bounds, const Tensor& x) {
  const Tensor& low = bounds.low.defined() ? bounds.low : x;
  const Tensor& high = bounds.high.defined() ? bounds.high : x;
  Tensor result = empty_result(sizes_of(bounds, x), bounds.dtype, {&x, &low, &high});
  run(bounds, result, x);
  return result;
}

template <const Derivative& derivative>
NodeRef node_of(const Tensor& x, const MaybeNumber& low, const MaybeNumber& high) {
  const Tensor* const inputs[] = {&x};
  const Save saves[] = {{&x, Saved::input(0)}};
  return make_node<derivative>(1, inputs, saves, NumbersBack{low, high});
}

template <const Derivative& derivative>
NodeRef node_of(const Tensor& x, const MaybeTensor& low, const MaybeTensor& high) {
  const Tensor none;
  const Tensor* const inputs[] = {&x, low ? &*low : &none, high ? &*high : &none};
  const Save saves[] = {{&x, Saved::input(0)},
                        {inputs[1], Saved::input(1), low.has_value()},
                        {inputs[2], Saved::input(2), high.has_value()}};
  return make_node<derivative>(1, inputs, saves, TensorsBack{low.has_value(), high.has_value()});
}

template <const Derivative& derivative, class Bound>
Tensor clamp_of(const Tensor& x, const std::optional<Bound>& low,
                const std::optional<Bound>& high) {
  const Bounds bounds = bounds_of(derivative.op, x, low, high);
  Tensor result = compute(bounds, x);
  if (is_floating(bounds.dtype) && recording({&x, &bounds.low, &bounds.high}))
    set_history(result, node_of<derivative>(x, low, high), 0);
  return result;
}

// A bound that lies in the memory about to be written to is copied.
void leave_memory(Tensor& bound, const Tensor& target) {
  if (bound.defined() && bound->storage == target->storage)
    bound = cast_unrecorded(bound, bound.dtype());
}

template <const Derivative& derivative, class Bound>
void clamp_in_place(const char* name, Tensor& x, const std::optional<Bound>& low,
                    const std::optional<Bound>& high) {
  Bounds bounds = bounds_of(name, x, low, high);
  check_writable(name, x, any_requires_grad({&bounds.low, &bounds.high}));
  if (category(bounds.dtype) > category(x.dtype()))
    fail(ErrorKind::Runtime, name, ": a ", x.dtype(), " tensor was given for a result of type ",
         bounds.dtype, "; result type ", type_name(bounds.dtype),
         " can't be cast to the desired output type ", type_name(x.dtype()),
         "; use the operation without the underscore");
  const Dims sizes = sizes_of(bounds, x);
  if (!equal(sizes, x.sizes()))
    fail(ErrorKind::Runtime, name, ": output with shape ", to_string(x.sizes()),
         " doesn't match the broadcast shape ", to_string(sizes),
         "; use the operation without the underscore");
  NodeRef node;
  if (is_floating(x.dtype()) && recording({&x, &bounds.low, &bounds.high})) {
    // The rule reads what is about to be overwritten; the edges are those from before.
    node = node_of<derivative>(x, low, high);
    node->saved(0) = Saved(cast_unrecorded(x, x.dtype()), Saved::input(0));
  }
  leave_memory(bounds.low, x);
  leave_memory(bounds.high, x);
  if (bounds.dtype == x.dtype())
    run(bounds, x, x);
  else
    copy_unrecorded(x, compute(bounds, x));
  mark_written(x);
  if (node) rebase_history(x, std::move(node), 0);
}

// ---- The rows

template <const Derivative& derivative, class Bound>
Tensor both(const Tensor& input, const std::optional<Bound>& low,
            const std::optional<Bound>& high) {
  return clamp_of<derivative, Bound>(input, low, high);
}
template <const Derivative& derivative, class Bound>
Tensor below(const Tensor& input, const Bound& low) {
  return clamp_of<derivative, Bound>(input, low, std::nullopt);
}
template <const Derivative& derivative, class Bound>
Tensor above(const Tensor& input, const Bound& high) {
  return clamp_of<derivative, Bound>(input, std::nullopt, high);
}

template <const Derivative& derivative, class Bound>
Value both_in_place(std::span<Value> arguments) {
  using Optional = detail::Argument<std::optional<Bound>>;
  clamp_in_place<derivative, Bound>("clamp_", std::get<Tensor>(arguments[0]),
                                    Optional::get(arguments[1]), Optional::get(arguments[2]));
  return arguments[0];
}
template <const Derivative& derivative, class Bound>
Value below_in_place(std::span<Value> arguments) {
  clamp_in_place<derivative, Bound>("clamp_min_", std::get<Tensor>(arguments[0]),
                                    std::get<Bound>(arguments[1]), std::nullopt);
  return arguments[0];
}
template <const Derivative& derivative, class Bound>
Value above_in_place(std::span<Value> arguments) {
  clamp_in_place<derivative, Bound>("clamp_max_", std::get<Tensor>(arguments[0]), std::nullopt,
                                    std::get<Bound>(arguments[1]));
  return arguments[0];
}

constexpr const char* kDoc =
    "Limits elements to [min, max]; either may be None. The gradient at a bound is 1.";

constexpr Op kOps[] = {
    {.name = "clamp",
     .signature = "(Tensor input, Tensor? min = None, Tensor? max = None) -> Tensor",
     .call = call<both<kClampTensors, Tensor>>,
     .derivative = &kClampTensors,
     .call_in_place = both_in_place<kClampTensors, Tensor>,
     .aliases = "clip",
     .samples = "(D[2,3], D[2,3], D[2,3]) (D[2,3], D[3]) (D[4], None, D[4]) (D[2,3], D[], D[2,1])"
                " (D[], D[]) (D[0], D[1])",
     .doc = kDoc},
    {.name = "clamp",
     .signature = "(Tensor input, Number? min = None, Number? max = None) -> Tensor",
     .call = call<both<kClamp, Number>>,
     .derivative = &kClamp,
     .call_in_place = both_in_place<kClamp, Number>,
     .aliases = "clip",
     .samples = "(F[2,3], -0.5, 1.5) (F[4], 0) (F[], None, 1.5) (F[3], 2, 1) (F[0], 0, 1)",
     .doc = kDoc},
    {.name = "clamp_min",
     .signature = "(Tensor input, Tensor min) -> Tensor",
     .call = call<below<kClampMinTensor, Tensor>>,
     .derivative = &kClampMinTensor,
     .call_in_place = below_in_place<kClampMinTensor, Tensor>,
     .samples = "(D[2,3], D[2,3]) (D[2,3], D[3]) (D[], D[])",
     .reference = "maximum",
     .doc = "The larger of the element and min."},
    {.name = "clamp_min",
     .signature = "(Tensor input, Number min) -> Tensor",
     .call = call<below<kClampMin, Number>>,
     .derivative = &kClampMin,
     .call_in_place = below_in_place<kClampMin, Number>,
     .samples = "(F[2,3], 0.5) (F[], 0) (F[0], 1)",
     .reference = "maximum",
     .doc = "The larger of the element and min."},
    {.name = "clamp_max",
     .signature = "(Tensor input, Tensor max) -> Tensor",
     .call = call<above<kClampMaxTensor, Tensor>>,
     .derivative = &kClampMaxTensor,
     .call_in_place = above_in_place<kClampMaxTensor, Tensor>,
     .samples = "(D[2,3], D[2,3]) (D[2,3], D[3]) (D[], D[])",
     .reference = "minimum",
     .doc = "The smaller of the element and max."},
    {.name = "clamp_max",
     .signature = "(Tensor input, Number max) -> Tensor",
     .call = call<above<kClampMax, Number>>,
     .derivative = &kClampMax,
     .call_in_place = above_in_place<kClampMax, Number>,
     .samples = "(F[2,3], 0.5) (F[], 0) (F[0], 1)",
     .reference = "minimum",
     .doc = "The smaller of the element and max."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor clamp(const Tensor& input, const std::optional<Number>& low,
             const std::optional<Number>& high) {
  return clamp_of<kClamp, Number>(input, low, high);
}

Tensor clamp_min(const Tensor& input, const Number& low) {
  return clamp_of<kClampMin, Number>(input, low, std::nullopt);
}

}  // namespace backsweep
