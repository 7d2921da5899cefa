// Recorded writes that do not read their target: zero_, fill_, copy_.
#include "ops/fill.hpp"

#include <cmath>
#include <limits>

#include "ops/elementwise.hpp"
#include "ops/in_place.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr Derivative kZero{"zero_", "ZeroBackward0", "zeros"};
constexpr Derivative kFillNumber{"fill_", "FillBackward2", "zeros"};
constexpr Derivative kFillTensor{"fill_", "FillBackward3", "zeros; sum(g)"};
constexpr Derivative kFilledNumber{"fill", "FillBackward0", "zeros"};
constexpr Derivative kFilledTensor{"fill", "FillBackward1", "zeros; sum(g)"};
constexpr Derivative kCopy{"copy_", "CopyBackwards", "zeros; g"};

// Nothing of the old value is left.
struct ForgetBack {
  void operator()(Backward& backward) const {
    if (backward.needs(0)) backward.set(0, zeros_like(backward.gradient()));
  }
};

// The sweep sums the source's gradient to its sizes.
struct ReplaceBack {
  void operator()(Backward& backward) const {
    ForgetBack{}(backward);
    if (backward.needs(1)) backward.set(1, backward.gradient());
  }
};

const char* type_in_messages(DType dtype) {
  constexpr const char* kNames[kDTypeCount] = {"bool",    "uint8_t", "int",
                                               "int64_t", "float",   "double"};
  return kNames[static_cast<int>(dtype)];
}

// Whether the two share memory but not element for element.
bool shares_memory_otherwise(const Tensor& a, const Tensor& b) {
  const char* a_data = a->storage->data();
  const char* b_data = b->storage->data();
  if (a_data + a->storage->bytes() <= b_data || b_data + b->storage->bytes() <= a_data)
    return false;
  return a.raw() != b.raw() || a.dtype() != b.dtype() || !equal(a.sizes(), b.sizes()) ||
         !equal(a.strides(), b.strides());
}

// The edges are those from before the write: `value` may be a view of the target.
template <const Derivative& derivative, class Rule>
void write_history(Tensor& target, std::initializer_list<Edge> edges, Rule rule) {
  const Tensor none;
  const Tensor* inputs[] = {&none, &none};
  NodeRef node = make_node<derivative>(1, std::span(inputs, edges.size()), {}, rule);
  std::copy(edges.begin(), edges.end(), &node->edge(0));
  rebase_history(target, std::move(node), 0);
}

Value zero_row(std::span<Value> arguments) {
  zero_(std::get<Tensor>(arguments[0]));
  return arguments[0];
}

Value fill_row(std::span<Value> arguments) {
  Tensor& target = std::get<Tensor>(arguments[0]);
  if (const Tensor* value = std::get_if<Tensor>(&arguments[1]))
    fill_(target, *value);
  else
    fill_(target, std::get<Number>(arguments[1]));
  return target;
}

Value copy_row(std::span<Value> arguments) {
  Tensor& target = std::get<Tensor>(arguments[0]);
  if (const Tensor* source = std::get_if<Tensor>(&arguments[1]))
    copy_(target, *source);
  else
    fill_(target, std::get<Number>(arguments[1]));
  return target;
}

constexpr const char* kInPlace = "samples: writes to its input";

// The results of fill, which is fill_ of a copy.
Tensor fill_number(const Tensor& input, const Number& value) {
  Tensor result = full_like(input, value);
  if (is_floating(input.dtype()))
    record<kFilledNumber>(result, {&input}, {}, [](Backward& backward) {
      backward.set(0, zeros_like(backward.gradient()));
    });
  return result;
}

Tensor fill_tensor(const Tensor& input, const Tensor& value) {
  if (value.ndim() > 0)
    fail(ErrorKind::Runtime, "fill: a value of shape ", to_string(value.sizes()),
         " was given; fill_ only supports 0-dimension value tensor but got tensor with ",
         value.ndim(), " dimensions.; use where or expand");
  Tensor result = empty_result(input.sizes(), input.dtype(), {&input});
  copy_unrecorded(result, value);
  if (is_floating(input.dtype()))
    record<kFilledTensor>(result, {&input, &value}, {}, [](Backward& backward) {
      const Tensor& g = backward.gradient();
      if (backward.needs(0)) backward.set(0, zeros_like(g));
      if (backward.needs(1)) backward.set(1, sum(g, {}, false, {}));
    });
  return result;
}

constexpr Op kOps[] = {
    {.name = "zero_",
     .signature = "(Tensor input) -> Tensor",
     .call = zero_row,
     .derivative = &kZero,
     .forms = OpForms::kMethod,
     .example = "(R[2],)",
     .skip = kInPlace,
     .doc = "Sets every element to 0.",
     .write = zero_},
    {.name = "fill_",
     .signature = "(Tensor input, Tensor|Number value) -> Tensor",
     .call = fill_row,
     .derivative = &kFillTensor,
     .forms = OpForms::kMethod,
     .example = "(R[2], 7)",
     .skip = kInPlace,
     .doc = "Sets every element to a number or a 0-d tensor."},
    {.name = "copy_",
     .signature = "(Tensor input, Tensor|Number src, bool non_blocking = False) -> Tensor",
     .call = copy_row,
     .derivative = &kCopy,
     .forms = OpForms::kMethod,
     .example = "(R[2], P[2])",
     .skip = kInPlace,
     .doc = "Copies the elements of another tensor, broadcast and cast."},
    {.name = "fill",
     .signature = "(Tensor input, Tensor value) -> Tensor",
     .call = call<fill_tensor>,
     .derivative = &kFilledTensor,
     .forms = OpForms::kFunction,
     .no_out = true,
     .samples = "(R[2,3], R[]) (R[], R[]) (R[0], R[])",
     .reference = "full_like",
     .doc = "A tensor like the input, with the value everywhere."},
    {.name = "fill",
     .signature = "(Tensor input, Number value) -> Tensor",
     .call = call<fill_number>,
     .derivative = &kFilledNumber,
     .forms = OpForms::kFunction,
     .no_out = true,
     .samples = "(R[2,3], 1.5) (R[], 2)",
     .reference = "full_like",
     .doc = "A tensor like the input, with the value everywhere."},
};
const OpTable kTable(kOps);

}  // namespace

bool fits(const Number& value, DType dtype) {
  if (!is_integral(dtype)) return true;
  return visit_dtype(dtype, [&](auto tag) {
    using T = decltype(tag);
    const double high = static_cast<double>(std::numeric_limits<T>::max());
    const bool wraps = std::is_unsigned_v<T> && !value.is_floating();
    const double low = wraps ? -high : static_cast<double>(std::numeric_limits<T>::min());
    if (!value.is_floating() && dtype == DType::Int64) return true;
    const double real = value.real();
    return dtype == DType::Int64 ? real >= low && real < high : real >= low && real <= high;
  });
}

void check_fits(const char* op, const Number& value, DType dtype) {
  if (!fits(value, dtype))
    fail(ErrorKind::Runtime, op, ": a number outside the range of ", dtype,
         " was given; value cannot be converted to type ", type_in_messages(dtype),
         " without overflow; convert the tensor to a wider dtype first");
}

void zero_(Tensor& target) {
  if (!recording({&target}) && !target->storage->is_inference()) [[likely]] {  // a gradient
    if (target.dtype() == DType::Float32 && target.numel() == 1)
      *target.data<float>() = 0;
    else
      fill_unrecorded(target, Number(0));
    return mark_written(target);
  }
  check_recordable("zero_", target);
  const bool records = recording({&target});
  const Edge old = records ? gradient_edge(target) : Edge();
  fill_unrecorded(target, Number(0));
  mark_written(target);
  if (records) write_history<kZero>(target, {old}, ForgetBack{});
}

void fill_(Tensor& target, const Number& value) {
  check_recordable("fill_", target);
  check_fits("fill_", value, target.dtype());
  const bool records = recording({&target});
  const Edge old = records ? gradient_edge(target) : Edge();
  fill_unrecorded(target, value);
  mark_written(target);
  if (records) write_history<kFillNumber>(target, {old}, ForgetBack{});
}

void fill_(Tensor& target, const Tensor& value) {
  if (value.ndim() != 0)
    fail(ErrorKind::Runtime, "fill_: a tensor of shape ", to_string(value.sizes()),
         " was given; fill_ only supports 0-dimension value tensor but got tensor with ",
         value.ndim(), " dimensions.; use copy_");
  check_recordable("fill_", target, value.requires_grad() && is_floating(target.dtype()));
  const bool records = is_floating(target.dtype()) && recording({&target, &value});
  const Edge old = records ? gradient_edge(target) : Edge();
  const Edge from = records ? gradient_edge(value) : Edge();
  // The value may be an element of the target.
  copy_unrecorded(target, cast_unrecorded(value, target.dtype()));
  mark_written(target);
  if (records) write_history<kFillTensor>(target, {old, from}, ReplaceBack{});
}

void copy_(Tensor& target, const Tensor& source) {
  if (target.impl() == source.impl()) return mark_written(target);
  check_writable("copy_", target, source.requires_grad() && is_floating(target.dtype()));
  const Dims joint = broadcast_sizes("copy_", target.sizes(), source.sizes());
  if (!equal(joint, target.sizes()))
    fail(ErrorKind::Runtime, "copy_: output with shape ", to_string(target.sizes()),
         " doesn't match the broadcast shape ", to_string(joint),
         "; the source must broadcast to the shape of the tensor it is copied to");
  const bool records = is_floating(target.dtype()) && recording({&target, &source});
  const Edge old = records ? gradient_edge(target) : Edge();
  const Edge from = records ? gradient_edge(source) : Edge();
  if (shares_memory_otherwise(target, source))
    copy_unrecorded(target, cast_unrecorded(source, source.dtype()));
  else
    copy_unrecorded(target, source);
  mark_written(target);
  if (records) write_history<kCopy>(target, {old, from}, ReplaceBack{});
}

}  // namespace backsweep
