#include "ops/elementwise.hpp"

#include <algorithm>
#include <cstring>

#include "ops/cast.hpp"
#include "ops/division.hpp"
#include "ops/elementwise_nodes.hpp"
#include "ops/in_place.hpp"
#include "ops/operands.hpp"
#include "ops/record.hpp"

namespace backsweep {

namespace {

LoopFunction unary_loop(const UnaryOp& op, DType dtype) {
  const int index = static_cast<int>(dtype);
  if (op.special) return op.special[index];
  if (op.types == Types::Rounding && !is_floating(dtype)) return cast_kernels.cast[index][index];
  return unary_kernels.loops[static_cast<int>(op.kernel)][index];
}

LoopFunction binary_loop(const BinaryOp& op, DType dtype) {
  return binary_kernels.loops[static_cast<int>(op.kernel)][static_cast<int>(dtype)];
}

[[gnu::cold]] void refuse_dtype(const char* op, Types types, DType dtype) {
  if (types != Types::Signed)
    fail(ErrorKind::NotImplemented, op, ": a tensor of dtype ", dtype, " was given; \"", op,
         "\" not implemented for '", type_name(dtype), "'; convert with ",
         types == Types::FloatingOnly ? ".to(float32)" : ".to(int64)");
  const std::string_view name = op;
  if (name == "relu")
    fail(ErrorKind::Runtime,
         "relu: a bool tensor was given; Boolean inputs not supported for relu; ",
         "convert with .to(int64)");
  fail(ErrorKind::Runtime, op, ": a bool tensor was given; ",
       name == "neg" ? "Negation" : "Subtraction", ", the `-` operator, ",
       name == "neg" ? "on" : "with",
       " a bool tensor is not supported. If you are trying to invert a mask, "
       "use the `~` or `logical_not()` operator instead.");
}

void check_operands(const BinaryOp& op, DType a, DType b) {
  if (op.types == Types::Signed && (a == DType::Bool || b == DType::Bool)) {
    if (a == b)
      fail(ErrorKind::Runtime, op.name,
           ": bool tensors were given; Subtraction, the `-` operator, ",
           "with two bool tensors is not supported. Use the `^` or `logical_xor()` operator "
           "instead.");
    refuse_dtype(op.name, op.types, DType::Bool);
  }
  if (op.types == Types::SameDType && a != b)
    fail(ErrorKind::Runtime, op.name, ": tensors of dtypes ", a, " and ", b, " were given; ",
         op.name,
         " is not yet implemented for tensors with different dtypes.; convert one of them");
}

// A Python number in the dtype of the loop, on the stack.
class NumberOperand {
 public:
  NumberOperand(const Number& number, DType dtype) {
    if (dtype == DType::Float32) [[likely]] {
      const float value = number.to<float>();
      std::memcpy(data_, &value, sizeof value);
      return;
    }
    visit_dtype(dtype, [&](auto tag) {
      const auto value = number.to<decltype(tag)>();
      std::memcpy(data_, &value, sizeof value);
    });
  }
  char* data() { return data_; }

 private:
  alignas(8) char data_[8];
};

bool spans_overlap_partly(const Tensor& a, const Tensor& b) {
  if (a->storage->data() + a->storage->bytes() <= b->storage->data() ||
      b->storage->data() + b->storage->bytes() <= a->storage->data())
    return false;
  if (a.raw() == b.raw() && same_sizes(a.layout(), b.layout()) && equal(a.strides(), b.strides()))
    return false;
  const auto extent = [](const Tensor& tensor) {
    int64_t low = 0;
    int64_t high = item(tensor.dtype());
    for (int dim = 0; dim < tensor.ndim(); ++dim) {
      const int64_t reach = (tensor.size(dim) - 1) * tensor.stride(dim) * item(tensor.dtype());
      (reach < 0 ? low : high) += reach;
    }
    return std::pair(tensor.raw() + low, tensor.raw() + high);
  };
  if (a.numel() == 0 || b.numel() == 0) return false;
  const auto [a_low, a_high] = extent(a);
  const auto [b_low, b_high] = extent(b);
  return a_low < b_high && b_low < a_high;
}

// The input in the loop's dtype; itself when it has it.
Tensor converted(const Tensor& tensor, DType dtype) {
  return tensor.dtype() == dtype ? tensor : cast_unrecorded(tensor, dtype);
}

// Whether two tensors share memory without lying exactly on top of each other.
inline bool overlaps_partly(const Tensor& a, const Tensor& b) {
  // Most often the two have memory of their own.
  if (!(a->storage == b->storage) && a->storage->owns_memory() && b->storage->owns_memory())
    return false;
  return spans_overlap_partly(a, b);
}

bool takes_floats(const BinaryOp& op) {
  return op.types != Types::Bits && op.types != Types::Integers;
}

bool divides_integers(const BinaryOp& op, DType compute) {
  return op.types == Types::Division && !is_floating(compute);
}

struct BinaryDTypes {
  DType compute;
  DType result;
};

BinaryDTypes dtypes_of(const BinaryOp& op, DType promoted) {
  const DType compute = loop_dtype(op.name, op.types, promoted);
  return {compute, op.comparison ? DType::Bool : compute};
}

void run_binary(const BinaryOp& op, DType compute, const Tensor& output, const OperandView& a,
                const OperandView& b) {
  const OperandView operands[] = {view_of(output), a, b};
  run_broadcast(op.name, binary_loop(op, compute), operands);
}

inline void launch_flat(const char* op, LoopFunction loop, const Tensor& output, char* a,
                        int64_t a_stride, char* b, int64_t b_stride) {
  char* const data[] = {output.raw(), a, b};
  if (output.numel() == 1 && !launch_observer) {
    constexpr int64_t kNoSteps[3] = {};
    return loop(data, kNoSteps, 1);
  }
  const int64_t strides[] = {item(output.dtype()), a_stride, b_stride};
  launch_loop(op, loop, data, strides, output.numel(), 3);
}

[[gnu::noinline]] Tensor binary_broadcast(const BinaryOp& op, const Tensor& a, const Tensor& b) {
  check_operands(op, a.dtype(), b.dtype());
  const auto [compute, result] = dtypes_of(op, result_type(a, b));
  const Tensor a_converted = converted(a, compute);
  const Tensor b_converted = converted(b, compute);
  if (divides_integers(op, compute)) check_divisor(op.name, b_converted);
  Tensor output = empty_result(broadcast_sizes(op.name, a.sizes(), b.sizes()), result, {&a, &b});
  run_binary(op, compute, output, view_of(a_converted), view_of(b_converted));
  return output;
}

// A tensor and a number, in either order; the tensor has the dtype of the loop.
Tensor run_with_number(const BinaryOp& op, const Tensor& tensor, const Number& number,
                       bool number_first, DType compute, DType result) {
  NumberOperand operand(number, compute);
  if (tensor.layout().is_dense()) [[likely]] {
    Tensor output = empty(tensor.layout_ref(), result);
    const LoopFunction loop = binary_loop(op, compute);
    if (number_first)
      launch_flat(op.name, loop, output, operand.data(), 0, tensor.raw(), item(compute));
    else
      launch_flat(op.name, loop, output, tensor.raw(), item(compute), operand.data(), 0);
    return output;
  }
  Tensor output = empty_result(tensor.sizes(), result, {&tensor});
  const OperandView number_view{operand.data(), nullptr, compute};
  if (number_first)
    run_binary(op, compute, output, number_view, view_of(tensor));
  else
    run_binary(op, compute, output, view_of(tensor), number_view);
  return output;
}

// The general case: other dtypes, gaps in memory.
[[gnu::noinline]] Tensor binary_with_number_converted(const BinaryOp& op, const Tensor& tensor,
                                                      const Number& number, bool number_first) {
  check_operands(op, tensor.dtype(), number.dtype());
  const DType promoted = is_floating(tensor.dtype()) ? tensor.dtype() : result_type(tensor, number);
  const auto [compute, result] = dtypes_of(op, promoted);
  if (divides_integers(op, compute) && tensor.numel() > 0) {
    if (number_first)
      check_divisor(op.name, tensor);
    else
      check_divisor(op.name, number);
  }
  Tensor output = tensor.dtype() == compute
                      ? run_with_number(op, tensor, number, number_first, compute, result)
                      : run_with_number(op, cast_unrecorded(tensor, compute), number, number_first,
                                        compute, result);
  if (!op.comparison && grad_enabled() && tensor.requires_grad() && is_floating(result))
    record_with_number(op, output, tensor, number, number_first);
  return output;
}

[[gnu::always_inline]] inline Tensor binary_with_number(const BinaryOp& op, const Tensor& tensor,
                                                        const Number& number, bool number_first) {
  // A floating tensor keeps its dtype beside any number.
  if (const DType dtype = tensor.dtype(); is_floating(dtype) && number.dtype() != DType::Bool &&
                                          !op.comparison && takes_floats(op) &&
                                          tensor.layout().is_dense()) [[likely]] {
    NumberOperand operand(number, dtype);
    Tensor output = empty(tensor.layout_ref(), dtype);
    const int64_t step = item(dtype);
    const LoopFunction loop = binary_loop(op, dtype);
    if (number_first)
      launch_flat(op.name, loop, output, operand.data(), 0, tensor.raw(), step);
    else
      launch_flat(op.name, loop, output, tensor.raw(), step, operand.data(), 0);
    if (grad_enabled() && tensor.requires_grad())
      record_with_number(op, output, tensor, number, number_first);
    return output;
  }
  return binary_with_number_converted(op, tensor, number, number_first);
}

// Both operands and the result have one dtype and lie in the same order.
bool runs_flat(const BinaryOp& op, const Tensor& a, const Tensor& b) {
  return a.dtype() == b.dtype() && !op.comparison &&
         (is_floating(a.dtype()) || op.types < Types::Floating) &&
         same_places(a.layout(), b.layout());
}

// Whether a result may be written to a target of another dtype.
void check_castable(const char* name, DType target, DType result) {
  if (category(result) > category(target))
    fail(ErrorKind::Runtime, name, ": a ", target, " tensor was given for a result of type ",
         result, "; result type ", type_name(result), " can't be cast to the desired output type ",
         type_name(target), "; use the operation without the underscore");
}

// Writes to the first operand in one run, where both lie alike; false elsewhere.
inline bool write_flat(const BinaryOp& op, const Tensor& a, const Tensor& b) {
  const DType dtype = a.dtype();
  const bool alike = a.layout_ref() == b.layout_ref() && dtype == b.dtype() && is_floating(dtype) &&
                     !op.comparison && a.layout().is_dense();
  if (!alike && !runs_flat(op, a, b)) return false;
  const LoopFunction loop = binary_loop(op, dtype);
  if (!loop || overlaps_partly(a, b)) return false;
  launch_flat(op.name, loop, a, a.raw(), item(dtype), b.raw(), item(dtype));
  mark_written(a);
  return true;
}

// The checks, the computation and the history of a binary operation that writes to its first
// operand. `b` is null when the second operand is `number`.
void binary_write(const BinaryOp& op, Tensor& a, const Tensor* b, const Number* number) {
  const char* const name = op.in_place_name;
  check_writable(name, a, b && b->requires_grad());
  const bool records = grad_enabled() && (a.requires_grad() || (b && b->requires_grad()));
  if (!records && b && write_flat(op, a, *b)) return;
  check_operands(op, a.dtype(), b ? b->dtype() : number->dtype());
  const DType promoted = b ? result_type(a, *b) : result_type(a, *number);
  if (!op.comparison) check_castable(name, a.dtype(), promoted);
  const auto [compute, result] = dtypes_of(op, promoted);
  check_castable(name, a.dtype(), result);
  if (b && !equal(broadcast_sizes(name, a.sizes(), b->sizes()), a.sizes()))
    fail(ErrorKind::Runtime, name, ": output with shape ", to_string(a.sizes()),
         " doesn't match the broadcast shape ",
         to_string(broadcast_sizes(name, a.sizes(), b->sizes())),
         "; use the operation without the underscore");
  if (divides_integers(op, compute) && a.numel() > 0) {
    if (b)
      check_divisor(name, *b);
    else
      check_divisor(name, *number);
  }
  Edge edge_a;
  Edge edge_b;
  Tensor old_a = a;
  Tensor old_b = b ? *b : Tensor();
  if (records) {
    edge_a = gradient_edge(a);
    if (b) edge_b = gradient_edge(*b);
    // The values that the derivative reads are about to be overwritten.
    const uint8_t saves =
        thread_state.watching ? kA | kB : wanted_saves(op, bool(edge_a.node), bool(edge_b.node));
    if (saves & kA) old_a = cast_unrecorded(a, a.dtype());
    if ((saves & kB) && b && (*b)->storage == a->storage) old_b = cast_unrecorded(*b, b->dtype());
  }
  Tensor a_converted = converted(a, compute);
  Tensor target = compute == a.dtype() && result == a.dtype() ? a : empty(a.sizes(), result);
  if (b) {
    Tensor b_converted = converted(*b, compute);
    if (overlaps_partly(target, b_converted)) b_converted = cast_unrecorded(b_converted, compute);
    run_binary(op, compute, target, view_of(a_converted), view_of(b_converted));
  } else {
    NumberOperand operand(*number, compute);
    run_binary(op, compute, target, view_of(a_converted), {operand.data(), nullptr, compute});
  }
  if (target.impl() != a.impl()) copy_unrecorded(a, target);
  mark_written(a);
  if (!records) return;
  Tensor output = detach(a);  // carries the node until the history is rebased
  record_binary(op, b ? *op.tensors : *op.number_second, output, &old_a, b ? &old_b : nullptr,
                number, edge_a, edge_b);
  rebase_history(a, std::move(output->grad_fn), 0);
}

}  // namespace

Dims broadcast_sizes(const char* op, DimsView a, DimsView b) {
  const int a_dims = static_cast<int>(a.size());
  const int b_dims = static_cast<int>(b.size());
  const int ndim = std::max(a_dims, b_dims);
  Dims sizes(ndim, 1);
  for (int dim = 0; dim < ndim; ++dim) {
    const int from_a = dim - (ndim - a_dims);
    const int from_b = dim - (ndim - b_dims);
    const int64_t size_a = from_a >= 0 ? a[size_t(from_a)] : 1;
    const int64_t size_b = from_b >= 0 ? b[size_t(from_b)] : 1;
    if (size_a != size_b && size_a != 1 && size_b != 1)
      fail(ErrorKind::Runtime, op, ": shapes ", to_string(a), " and ", to_string(b),
           " were given; The size of tensor a (", size_a, ") must match the size of tensor b (",
           size_b, ") at non-singleton dimension ", dim,
           "; use reshape or unsqueeze to line the dimensions up");
    sizes[dim] = size_a == 1 ? size_b : size_a;
  }
  return sizes;
}

Tensor empty_result(DimsView sizes, DType dtype, std::initializer_list<const Tensor*> inputs) {
  for (const Tensor* input : inputs)
    if (input->layout().is_dense() && equal(input->sizes(), sizes))
      return empty(input->layout_ref(), dtype);
  return empty(sizes, dtype);
}

DType result_type(const Tensor& a, const Tensor& b) {
  if (a.dtype() == b.dtype()) return a.dtype();
  const bool a_dimensioned = a.ndim() > 0;
  const bool b_dimensioned = b.ndim() > 0;
  if (a_dimensioned == b_dimensioned) return promote(a.dtype(), b.dtype());
  const DType strong = a_dimensioned ? a.dtype() : b.dtype();
  const DType weak = a_dimensioned ? b.dtype() : a.dtype();
  return category(weak) > category(strong) ? promote(strong, weak) : strong;
}

DType result_type(const Tensor& a, const Number& b) {
  if (category(b.dtype()) <= category(a.dtype())) return a.dtype();
  return b.is_floating() ? default_dtype() : b.dtype();
}

DType loop_dtype(const char* op, Types types, DType dtype) {
  if (types == Types::Floating && !is_floating(dtype)) return default_dtype();
  if (types == Types::Any || types == Types::SameDType) return dtype;
  const bool fits = types == Types::Bits           ? !is_floating(dtype)
                    : types == Types::Integers     ? is_integral(dtype)
                    : types == Types::FloatingOnly ? is_floating(dtype)
                                                   : dtype != DType::Bool;
  if (!fits) refuse_dtype(op, types, dtype);
  return dtype;
}

Tensor unary(const UnaryOp& op, const Tensor& input) {
  const DType dtype = loop_dtype(op.name, op.types, input.dtype());
  const DType result = op.predicate ? DType::Bool : dtype;
  const Tensor source = converted(input, dtype);
  const LoopFunction loop = unary_loop(op, dtype);
  Tensor output;
  if (source.layout().is_dense()) {
    output = empty(source.layout_ref(), result);
    char* const data[] = {output.raw(), source.raw()};
    const int64_t strides[] = {item(result), item(dtype)};
    launch_loop(op.name, loop, data, strides, output.numel(), 2);
  } else {
    output = empty_result(source.sizes(), result, {&source});
    run_elementwise(op.name, loop, output, {&source});
  }
  if (grad_enabled() && input.requires_grad() && op.type)
    record_unary(op, output, gradient_edge(input), input);
  return output;
}

void unary_in_place(const UnaryOp& op, Tensor& input) {
  const std::string name = std::string(op.name) + "_";
  check_writable(name.c_str(), input);
  const DType dtype = loop_dtype(op.name, op.types, input.dtype());
  if (dtype != input.dtype())
    fail(ErrorKind::Runtime, name, ": a ", input.dtype(), " tensor was given; result type ",
         type_name(dtype), " can't be cast to the desired output type ", type_name(input.dtype()),
         "; use the operation without the underscore");
  const bool records = grad_enabled() && input.requires_grad();
  const Edge edge = records ? gradient_edge(input) : Edge();
  const bool keeps_input = op.saves_input || thread_state.watching;
  const Tensor old = records && keeps_input ? cast_unrecorded(input, dtype) : input;
  run_elementwise(op.name, unary_loop(op, dtype), input, {&old});
  mark_written(input);
  if (!records) return;
  Tensor output = detach(input);
  record_unary(op, output, edge, old);
  rebase_history(input, std::move(output->grad_fn), 0);
}

Tensor binary(const BinaryOp& op, const Tensor& a, const Tensor& b) {
  const DType dtype = a.dtype();
  Tensor output;
  const LoopFunction loop = binary_loop(op, dtype);
  if (dtype == b.dtype() && loop && (is_floating(dtype) || op.types < Types::Floating) &&
      same_places(a.layout(), b.layout())) [[likely]] {
    output = empty(a.layout_ref(), op.comparison ? DType::Bool : dtype);
    launch_flat(op.name, loop, output, a.raw(), item(dtype), b.raw(), item(dtype));
  } else {
    output = binary_broadcast(op, a, b);
  }
  if (!op.comparison && grad_enabled() && (a.requires_grad() || b.requires_grad()) &&
      is_floating(output.dtype()))
    record_binary(op, *op.tensors, output, &a, &b, nullptr, gradient_edge(a), gradient_edge(b));
  return output;
}

Tensor binary(const BinaryOp& op, const Tensor& a, const SavedOperand& b) {
  const Saved* saved = b.where_it_lies();
  const DType dtype = a.dtype();
  if (!saved || saved->dtype() != dtype || !is_floating(dtype) || op.comparison ||
      !same_places(a.layout(), *saved->layout()))
    return binary(op, a, static_cast<const Tensor&>(b));
  Tensor output = empty(a.layout_ref(), dtype);
  launch_flat(op.name, binary_loop(op, dtype), output, a.raw(), item(dtype), saved->raw(),
              item(dtype));
  return output;
}

Tensor binary(const BinaryOp& op, const Tensor& a, const Number& b) {
  return binary_with_number(op, a, b, false);
}

Tensor binary(const BinaryOp& op, const Number& a, const Tensor& b) {
  return binary_with_number(op, b, a, true);
}

void binary_in_place_unrecorded(const BinaryOp& op, const Tensor& a, const Tensor& b) {
  if (write_flat(op, a, b)) [[likely]]
    return;
  const GradMode mode(false);
  Tensor target = a;
  binary_write(op, target, &b, nullptr);
}

void binary_in_place(const BinaryOp& op, Tensor& a, const Tensor& b) {
  binary_write(op, a, &b, nullptr);
}

void binary_in_place(const BinaryOp& op, Tensor& a, const Number& b) {
  binary_write(op, a, nullptr, &b);
}

}  // namespace backsweep
