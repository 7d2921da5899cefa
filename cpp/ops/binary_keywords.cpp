#include "ops/binary_keywords.hpp"

#include "ops/ops.hpp"
#include "ops/ternary.hpp"

namespace backsweep {
namespace {

constexpr Derivative kAdd{"add", "AddBackward0", "g; g * alpha"};
constexpr Derivative kSub{"sub", "SubBackward0", "g; -g * alpha"};
constexpr Derivative kRsub{"rsub", "RsubBackward0", "-g * alpha; g"};
constexpr Derivative kRsubNumber{"rsub", "RsubBackward1", "-g * alpha; None"};
constexpr Derivative kDivRounded{"div", "DivBackward2", "zeros; zeros"};

void check_alpha(const char* name, const Number& alpha, DType dtype) {
  if (alpha.dtype() == DType::Bool && dtype != DType::Bool)
    fail(ErrorKind::Runtime, name, ": alpha is a bool and the result ", dtype,
         "; Boolean alpha only supported for Boolean results.; give alpha=1");
  if (alpha.is_floating() && !is_floating(dtype))
    fail(ErrorKind::Runtime, name, ": alpha=", alpha.real(), " was given for a result of type ",
         dtype,
         "; For integral input tensors, argument alpha must not be a floating point number.;"
         " convert the tensors with .to(float32)");
}

DType result_type_of_operands(const TensorOrNumber& a, const TensorOrNumber& b) {
  const auto* a_tensor = std::get_if<Tensor>(&a);
  const auto* b_tensor = std::get_if<Tensor>(&b);
  if (a_tensor && b_tensor) return result_type(*a_tensor, *b_tensor);
  return a_tensor ? result_type(*a_tensor, std::get<Number>(b))
                  : result_type(*b_tensor, std::get<Number>(a));
}

TensorOrNumber operand(const Value& value) {
  if (const auto* tensor = std::get_if<Tensor>(&value)) return *tensor;
  return std::get<Number>(value);
}

Tensor as_tensor(const TensorOrNumber& operand, DType dtype) {
  if (const auto* tensor = std::get_if<Tensor>(&operand)) return *tensor;
  return scalar(std::get<Number>(operand), dtype);
}

void check_operands(const char* name, const TensorOrNumber& a, const TensorOrNumber& b) {
  if (!std::holds_alternative<Tensor>(a) && !std::holds_alternative<Tensor>(b))
    fail(ErrorKind::Type, name,
         ": two numbers were given; at least one argument must be a tensor; "
         "use Python's operator");
}

}  // namespace

Value call_with_alpha(const BinaryOp& op, std::span<Value> arguments, bool in_place) {
  const TensorOrNumber first = operand(arguments[0]);
  const TensorOrNumber second = operand(arguments[1]);
  check_operands(op.name, first, second);
  const bool reversed = op.kernel == BinaryKernel::rsub;
  const bool adds = op.kernel == BinaryKernel::add;
  const Number alpha = std::get<Number>(arguments[2]);
  const DType dtype = result_type_of_operands(first, second);
  Tensor a = as_tensor(first, dtype);
  const Tensor b = as_tensor(second, dtype);
  if (!adds && (a.dtype() == DType::Bool || b.dtype() == DType::Bool))
    return binary(op, a, b);  // which refuses bool
  check_alpha(op.name, alpha, dtype);
  const Number factor = adds ? alpha : -alpha;
  const Tensor number = scalar(factor, dtype);
  const Ternary scaled{op.name, op.in_place_name, ternary_kernels.add_scaled, dtype, in_place};
  const auto rule = [factor, scaled_input = uint32_t{!reversed}](Backward& backward) {
    const Tensor& g = backward.gradient();
    if (backward.needs(scaled_input)) backward.set(scaled_input, g * factor);
    if (backward.needs(!scaled_input)) backward.set(!scaled_input, g);
  };
  if (adds) return scaled.run<kAdd>(a, {&a, &b}, {&a, &b, &number}, {}, rule);
  if (!reversed) return scaled.run<kSub>(a, {&a, &b}, {&a, &b, &number}, {}, rule);
  if (std::holds_alternative<Tensor>(second))
    return scaled.run<kRsub>(a, {&a, &b}, {&b, &a, &number}, {}, rule);
  return scaled.run<kRsubNumber>(a, {&a, &b}, {&b, &a, &number}, {}, rule);
}

Value call_with_rounding(const std::string& mode, std::span<Value> arguments, bool in_place) {
  if (mode != "floor" && mode != "trunc")
    fail(ErrorKind::Runtime, "div: rounding_mode='", mode,
         "' was given; div expected rounding_mode to be one of None, 'trunc', or 'floor' but found "
         "'",
         mode, "'");
  const TensorOrNumber first = operand(arguments[0]);
  const TensorOrNumber second = operand(arguments[1]);
  check_operands("div", first, second);
  const auto* a = std::get_if<Tensor>(&first);
  const auto* b = std::get_if<Tensor>(&second);
  const auto divide = [&](const auto& x, const auto& y) {
    const GradMode mode_without(false);
    return mode == "floor" ? floor_divide(x, y) : div_trunc(x, y);
  };
  const auto rule = [](Backward& backward) {
    for (uint32_t i = 0; i < 2; ++i)
      if (backward.needs(i)) backward.set(i, zeros_like(backward.gradient()));
  };
  const Tensor none;
  const Tensor* inputs[] = {a ? a : &none, b ? b : &none};
  if (!in_place) {
    Tensor result = a && b ? divide(*a, *b)
                    : a    ? divide(*a, std::get<Number>(second))
                           : divide(std::get<Number>(first), *b);
    if (is_floating(result.dtype())) record<kDivRounded>(result, {inputs[0], inputs[1]}, {}, rule);
    return result;
  }
  Tensor target = *a;
  check_writable("div_", target, b && b->requires_grad());
  NodeRef node;
  if (recording({inputs[0], inputs[1]})) node = make_node<kDivRounded>(1, inputs, {}, rule);
  {
    const GradMode mode_without(false);
    const auto write = [&](const auto& divisor) {
      mode == "floor" ? floor_divide_(target, divisor) : div_trunc_(target, divisor);
    };
    b ? write(*b) : write(std::get<Number>(second));
  }
  if (node) rebase_history(target, std::move(node), 0);
  return target;
}

}  // namespace backsweep
