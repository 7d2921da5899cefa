// The binary rows of binary_rows.inc as functions, derivatives and table entries.
#include "ops/elementwise.hpp"
#include "ops/node_name.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

bool is_zero(const Number& number) {
  return number.real() == 0;
}

// d a**b / da = b * a**(b - 1), and 0 where b is 0 (also at a = 0, where the formula would give
// NaN).
Tensor pow_derivative_base(const Tensor& g, const Tensor& a, const Number& b) {
  if (is_zero(b)) return zeros_like(g);
  return g * (b * pow(a, b - Number(1)));
}
template <class A>
Tensor pow_derivative_base(const Tensor& g, const A& a, const Tensor& b) {
  return where(eq(b, Number(0)), Number(0.0), g * (b * pow(a, b - Number(1))));
}

// d a**b / db = a**b * log(a), and 0 where a is 0 and b is not negative.
Tensor pow_derivative_exponent(const Tensor& g, const Number& a, const Tensor& b, const Tensor& y) {
  if (is_zero(a)) return where(ge(b, Number(0)), Number(0.0), g * (y * Number(std::log(0.0))));
  return g * (y * Number(std::log(a.real())));
}
template <class B>
Tensor pow_derivative_exponent(const Tensor& g, const Tensor& a, const B& b, const Tensor& y) {
  // The mask of a == 0 and b >= 0: one comparison each, joined by a product of bool tensors.
  return where(mul(eq(a, Number(0)), ge(b, Number(0))), Number(0.0), g * (y * log(a)));
}

// The gradient of `a` in max(a, b): all of it where a is larger, half where both are equal.
template <class A, class B>
Tensor share_of_larger(const Tensor& g, const A& a, const B& b) {
  return where(eq(a, b), g / Number(2), where(lt(a, b), Number(0.0), g));
}

// Which operands are tensors, for the three node types of a row.
enum class Operands { Tensors, NumberSecond, NumberFirst };

template <class Row, Operands operands>
void apply_binary(Node& node, Backward& backward) {
  const Tensor& g = backward.gradient();
  const bool needs_a = backward.needs(0);
  const bool needs_b = backward.needs(1);
  const int saves = (needs_a ? Row::kSavesA : 0) | (needs_b ? Row::kSavesB : 0);
  [[maybe_unused]] Number number;
  if constexpr (operands != Operands::Tensors) number = *static_cast<Number*>(node.rule());
  uint32_t next = 0;
  [[maybe_unused]] SavedOperand a;
  [[maybe_unused]] SavedOperand b;
  [[maybe_unused]] SavedOperand y;
  if constexpr (((Row::kSavesA | Row::kSavesB) & kA) && operands != Operands::NumberFirst)
    if (saves & kA) a = SavedOperand(backward, next++);
  if constexpr (((Row::kSavesA | Row::kSavesB) & kB) && operands != Operands::NumberSecond)
    if (saves & kB) b = SavedOperand(backward, next++);
  if constexpr ((Row::kSavesA | Row::kSavesB) & kY)
    if (saves & kY) y = SavedOperand(backward, next);
  const auto set = [&](const auto& first, const auto& second) {
    if constexpr (operands != Operands::NumberFirst)
      if (needs_a) backward.set(0, Row::derivative_a(g, first, second, y));
    if constexpr (operands != Operands::NumberSecond)
      if (needs_b) backward.set(1, Row::derivative_b(g, first, second, y));
  };
  if constexpr (operands == Operands::Tensors) set(a, b);
  if constexpr (operands == Operands::NumberSecond) set(a, number);
  if constexpr (operands == Operands::NumberFirst) set(number, b);
}

#define BINARY_ROW(name, types, nodes, numbers, derivative_a_, saves_a, derivative_b_, saves_b)   \
  struct name##_row {                                                                             \
    static constexpr uint8_t kSavesA = saves_a;                                                   \
    static constexpr uint8_t kSavesB = saves_b;                                                   \
    template <class A, class B>                                                                   \
    static Tensor derivative_a([[maybe_unused]] const Tensor& g, [[maybe_unused]] const A& a,     \
                               [[maybe_unused]] const B& b,                                       \
                               [[maybe_unused]] const SavedOperand& y) {                          \
      return derivative_a_;                                                                       \
    }                                                                                             \
    template <class A, class B>                                                                   \
    static Tensor derivative_b([[maybe_unused]] const Tensor& g, [[maybe_unused]] const A& a,     \
                               [[maybe_unused]] const B& b,                                       \
                               [[maybe_unused]] const SavedOperand& y) {                          \
      return derivative_b_;                                                                       \
    }                                                                                             \
    template <Operands operands>                                                                  \
    static constexpr NodeName kNode{#name, nodes[static_cast<int>(operands)]};                    \
    template <Operands operands>                                                                  \
    static constexpr Derivative kDerivative{#name, kNode<operands>.text,                          \
                                            #derivative_a_ "; " #derivative_b_};                  \
    template <Operands operands>                                                                  \
    static constexpr NodeType kType{&kDerivative<operands>, apply_binary<name##_row, operands>,   \
                                    nullptr, operands == Operands::Tensors ? 0 : sizeof(Number)}; \
    static constexpr BinaryOp kOp{#name,                                                          \
                                  #name "_",                                                      \
                                  BinaryKernel::name,                                             \
                                  types,                                                          \
                                  false,                                                          \
                                  kSavesA,                                                        \
                                  kSavesB,                                                        \
                                  &kType<Operands::Tensors>,                                      \
                                  numbers(&kType<Operands::NumberSecond>),                        \
                                  numbers(&kType<Operands::NumberFirst>)};                        \
  };
#define WITH_NUMBERS(type) type
#define WITHOUT_NUMBERS(type) nullptr
#define BINARY(name, forms, types, nodes, forward, da, saves_a, db, saves_b, ...) \
  BINARY_ROW(name, Types::types, nodes, WITH_NUMBERS, da, saves_a, db, saves_b)
#define FUSED(name, forward, da, saves_a, db, saves_b) \
  BINARY_ROW(name, Types::Floating, "000", WITHOUT_NUMBERS, da, saves_a, db, saves_b)
#define COMPARISON(name_, ...)                                   \
  struct name_##_row {                                           \
    static constexpr BinaryOp kOp{.name = #name_,                \
                                  .in_place_name = #name_ "_",   \
                                  .kernel = BinaryKernel::name_, \
                                  .types = Types::Any,           \
                                  .comparison = true};           \
  };
#include "ops/binary_rows.inc"
#undef BINARY
#undef FUSED
#undef COMPARISON
#undef BINARY_ROW
#undef WITH_NUMBERS
#undef WITHOUT_NUMBERS

template <class Row>
Value call_binary(std::span<Value> arguments) {
  const Tensor* a = std::get_if<Tensor>(&arguments[0]);
  const Tensor* b = std::get_if<Tensor>(&arguments[1]);
  if (a && b) return binary(Row::kOp, *a, *b);
  if (a) return binary(Row::kOp, *a, std::get<Number>(arguments[1]));
  if (b) return binary(Row::kOp, std::get<Number>(arguments[0]), *b);
  fail(ErrorKind::Type, Row::kOp.name,
       ": two numbers were given; at least one argument must be a tensor; use Python's operator");
}

template <class Row>
Value call_binary_in_place(std::span<Value> arguments) {
  Tensor& a = std::get<Tensor>(arguments[0]);
  if (const Tensor* b = std::get_if<Tensor>(&arguments[1]))
    binary_in_place(Row::kOp, a, *b);
  else
    binary_in_place(Row::kOp, a, std::get<Number>(arguments[1]));
  return a;
}

enum class Forms { Everywhere, OutOfPlace, FunctionOnly };

constexpr Op kOps[] = {
#define BINARY(name_, forms_, types, nodes, forward, da, saves_a, db, saves_b, samples_, doc_,    \
               ...)                                                                               \
  Op{.name = #name_,                                                                              \
     .signature = "(Tensor|Number input, Tensor|Number other) -> Tensor",                         \
     .call = call_binary<name_##_row>,                                                            \
     .derivative = &name_##_row::kDerivative<Operands::Tensors>,                                  \
     .forms =                                                                                     \
         Forms::forms_ == Forms::FunctionOnly ? OpForms::kFunction : OpForms::kFunctionAndMethod, \
     .call_in_place =                                                                             \
         Forms::forms_ == Forms::Everywhere ? call_binary_in_place<name_##_row> : nullptr,        \
     .no_out = LastColumns{__VA_ARGS__}.no_out,                                                   \
     .aliases = LastColumns{__VA_ARGS__}.aliases,                                                 \
     .samples = samples_,                                                                         \
     .doc = doc_,                                                                                 \
     .binary = &name_##_row::kOp},
#define COMPARISON(name_, forward, doc_, ...)                             \
  Op{.name = #name_,                                                      \
     .signature = "(Tensor|Number input, Tensor|Number other) -> Tensor", \
     .call = call_binary<name_##_row>,                                    \
     .call_in_place = call_binary_in_place<name_##_row>,                  \
     .no_out = LastColumns{__VA_ARGS__}.no_out,                           \
     .aliases = LastColumns{__VA_ARGS__}.aliases,                         \
     .samples = "R R",                                                    \
     .doc = doc_,                                                         \
     .binary = &name_##_row::kOp},
#define FUSED(name_, ...)                                        \
  Op{.name = #name_,                                             \
     .signature = "(Tensor gradient, Tensor result) -> Tensor",  \
     .call = call_binary<name_##_row>,                           \
     .derivative = &name_##_row::kDerivative<Operands::Tensors>, \
     .forms = OpForms::kInternal,                                \
     .samples = "R N",                                           \
     .doc = "A derivative in one pass.",                         \
     .binary = &name_##_row::kOp},
#include "ops/binary_rows.inc"
#undef BINARY
#undef COMPARISON
#undef FUSED
};
const OpTable kTable(kOps);

}  // namespace

#define BINARY(name, ...)                               \
  Tensor name(const Tensor& a, const Tensor& b) {       \
    return binary(name##_row::kOp, a, b);               \
  }                                                     \
  Tensor name(const Tensor& a, const SavedOperand& b) { \
    return binary(name##_row::kOp, a, b);               \
  }                                                     \
  Tensor name(const Tensor& a, const Number& b) {       \
    return binary(name##_row::kOp, a, b);               \
  }                                                     \
  Tensor name(const Number& a, const Tensor& b) {       \
    return binary(name##_row::kOp, a, b);               \
  }                                                     \
  void name##_(Tensor& a, const Tensor& b) {            \
    binary_in_place(name##_row::kOp, a, b);             \
  }                                                     \
  void name##_(Tensor& a, const Number& b) {            \
    binary_in_place(name##_row::kOp, a, b);             \
  }
#define COMPARISON(name, ...) BINARY(name)
#define FUSED(name, ...)                                \
  Tensor name(const Tensor& a, const Tensor& b) {       \
    return binary(name##_row::kOp, a, b);               \
  }                                                     \
  Tensor name(const Tensor& a, const SavedOperand& b) { \
    return binary(name##_row::kOp, a, b);               \
  }
#include "ops/binary_rows.inc"
#undef BINARY
#undef COMPARISON
#undef FUSED

void add_unrecorded_(const Tensor& a, const Tensor& b) {
  binary_in_place_unrecorded(add_row::kOp, a, b);
}

}  // namespace backsweep
