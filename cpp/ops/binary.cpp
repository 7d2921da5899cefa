// The binary rows of binary_rows.inc as functions, derivatives and table entries.
#include "ops/binary_keywords.hpp"
#include "ops/element_arithmetic.hpp"
#include "ops/element_rules.hpp"
#include "ops/elementwise.hpp"
#include "ops/formula.hpp"
#include "ops/node_name.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

const double kLn2 = 0x1.62e42fefa39efp-1;

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

// The same for numbers.
template <std::floating_point T>
T pow_derivative_base(T g, T a, T b) {
  return b == 0 ? T(0) : g * (b * run_element(BinaryKernel::pow, a, b - 1));
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

// Where fmax(a, b) is a: NaN is taken only when both are. `wins` is ge or, for fmin, le.
Tensor first_taken(const Tensor& a, const Tensor& b, Tensor (*wins)(const Tensor&, const Tensor&)) {
  return logical_or(wins(a, b), ne(b, b));
}

// Over the square of the radius, which at the origin is taken for infinite.
Tensor atan2_derivative(const Tensor& turned, const Tensor& a, const Tensor& b) {
  const Tensor square = a * a + b * b;
  return turned * where(eq(square, Number(0)), Number(0.0), reciprocal(square));
}

// x * log(y) is 0 for x = 0, so its derivative is taken to be 0 there where log(y) is none.
template <class A, class B>
Tensor unless_outside(const Tensor& derivative, const A& a, const B& b, double border) {
  if constexpr (std::is_same_v<B, Number>) {
    return b.real() > border ? derivative : where(eq(a, Number(0)), Number(0.0), derivative);
  } else {
    return where(logical_and(eq(a, Number(0)), le(b, Number(border))), Number(0.0), derivative);
  }
}

[[noreturn]] Tensor not_implemented(const char* op) {
  fail(ErrorKind::Runtime, op, ": a gradient was asked for; derivative for aten::", op,
       " is not implemented; detach() the operand, or write it with other operations");
}

// The same for one operand of several.
[[noreturn]] Tensor without_derivative(const char* what) {
  fail(ErrorKind::NotImplemented, what, ": a gradient was asked for; the derivative for '", what,
       "' is not implemented.; detach() the operand");
}

// A rounded quotient is constant almost everywhere, so it is taken for a constant.
Tensor quotient(const Tensor& a, const Tensor& b, Tensor (*divide)(const Tensor&, const Tensor&)) {
  return divide(detach(a), detach(b));
}
Tensor quotient(const Number&, const Tensor&, Tensor (*)(const Number&, const Tensor&)) {
  not_implemented("remainder");
}

const FormulaHelpers kHelpers({
    {"pow_derivative_base(g, a, b)", "g * (b * pow(a, b - 1))"},
    {"pow_derivative_exponent(g, a, b, y)", "g * (y * log(a))"},
    {"share_of_larger(g, a, b)", "where(a == b, g / 2, where(a < b, 0, g))"},
    {"first_taken(a, b, wins)", "wins(a, b)"},
    {"atan2_derivative(turned, a, b)", "turned / (a * a + b * b)"},
    {"unless_outside(derivative, a, b, border)", "derivative"},
    {"xlogy(a, b)", "a * log(b)"},
    {"special_xlog1py(a, b)", "a * log1p(b)"},
    {"not_implemented(op)", "None"},
    {"quotient(a, b, divide)", "divide(a, b)"},
    {"div_trunc(a, b)", "trunc(a / b)"},
#define FUSED(name, forward, ...) {#name "(a, b)", #forward},
#define BINARY(...)
#define COMPARISON(...)
#define LOGICAL(...)
#define INTEGER(...)
#include "ops/binary_rows.inc"
#undef FUSED
#undef BINARY
#undef COMPARISON
#undef LOGICAL
#undef INTEGER
});

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

// A comparison that was written into a tensor with a history: nothing of the operands is left.
constexpr char kNothingLeft[] = "zeros; zeros";
void apply_comparison(Node&, Backward& backward) {
  const Tensor& g = backward.gradient();
  const Tensor zero = zeros(g.sizes(), g.dtype());
  for (uint32_t i = 0; i < 2; ++i)
    if (backward.needs(i)) backward.set(i, zero);
}

// Whether a row's formulas are numbers when they are given numbers.
template <class Row, class T>
concept HasElementA = requires(T x) {
  { Row::element_a(x, x, x, x) } -> std::same_as<T>;
};
template <class Row, class T>
concept HasElementB = requires(T x) {
  { Row::element_b(x, x, x, x) } -> std::same_as<T>;
};

template <class Row, Operands operands, class T>
bool apply_to_numbers(Node& node, T g, Element* results) {
  const bool needs_a = static_cast<bool>(node.edge(0).node);
  const bool needs_b = static_cast<bool>(node.edge(1).node);
  const int saves = (needs_a ? Row::kSavesA : 0) | (needs_b ? Row::kSavesB : 0);
  T a{};
  T b{};
  T y{};
  if constexpr (operands == Operands::NumberFirst) a = static_cast<Number*>(node.rule())->to<T>();
  if constexpr (operands == Operands::NumberSecond) b = static_cast<Number*>(node.rule())->to<T>();
  ElementReader reader(node);
  if constexpr (((Row::kSavesA | Row::kSavesB) & kA) && operands != Operands::NumberFirst)
    if ((saves & kA) && !reader.read(a)) return false;
  if constexpr (((Row::kSavesA | Row::kSavesB) & kB) && operands != Operands::NumberSecond)
    if ((saves & kB) && !reader.read(b)) return false;
  if constexpr ((Row::kSavesA | Row::kSavesB) & kY)
    if ((saves & kY) && !reader.read(y)) return false;
  if constexpr (operands != Operands::NumberFirst) {
    if (needs_a) {
      if constexpr (HasElementA<Row, T>)
        results[0] = Element(Row::element_a(g, a, b, y));
      else
        return false;
    }
  }
  if constexpr (operands != Operands::NumberSecond) {
    if (needs_b) {
      if constexpr (HasElementB<Row, T>)
        results[1] = Element(Row::element_b(g, a, b, y));
      else
        return false;
    }
  }
  return true;
}

template <class Row, Operands operands>
consteval auto element_rule() {
  constexpr bool kUseful = (operands != Operands::NumberFirst && HasElementA<Row, float>) ||
                           (operands != Operands::NumberSecond && HasElementB<Row, float>);
  if constexpr (kUseful)
    return &apply_to_element<&apply_to_numbers<Row, operands, float>,
                             &apply_to_numbers<Row, operands, double>>;
  else
    return nullptr;
}

// What a row may have after its documentation.
struct BinaryColumns {
  const char* aliases = "";
  bool no_out = false;
  const char* second = "other";  // the name of the second operand
  const char* path = nullptr;    // where it is, when not under the row's name
  const char* skip = "";
  bool alpha = false;     // takes the keyword alpha, a factor of the second operand
  bool rounding = false;  // takes the keyword rounding_mode
};

struct SignatureText {
  char text[112] = {};

  consteval SignatureText(bool first_number, bool second_number, const BinaryColumns& columns) {
    int length = 0;
    const auto append = [&](const char* part) {
      while (*part) text[length++] = *part++;
    };
    append(first_number ? "(Tensor|Number input, " : "(Tensor input, ");
    append(second_number ? "Tensor|Number " : "Tensor ");
    append(columns.second);
    if (columns.alpha) append(", *, Number alpha=1");
    if (columns.rounding) append(", *, str? rounding_mode=None");
    append(") -> Tensor");
  }
};

// A row's node type for a kind of operands, if it takes them.
template <bool taken, class Rule, Operands operands>
constexpr const NodeType* kTypeIf = nullptr;
template <class Rule, Operands operands>
constexpr const NodeType* kTypeIf<true, Rule, operands> = &Rule::template kType<operands>;

#define BINARY_ROW(name, path, types, nodes, derivative_a_, saves_a, derivative_b_, saves_b)     \
  struct name##_rule {                                                                           \
    static constexpr uint8_t kSavesA = saves_a;                                                  \
    static constexpr uint8_t kSavesB = saves_b;                                                  \
    template <class A, class B>                                                                  \
    static Tensor derivative_a([[maybe_unused]] const Tensor& g, [[maybe_unused]] const A& a,    \
                               [[maybe_unused]] const B& b,                                      \
                               [[maybe_unused]] const SavedOperand& y) {                         \
      return derivative_a_;                                                                      \
    }                                                                                            \
    template <class A, class B>                                                                  \
    static Tensor derivative_b([[maybe_unused]] const Tensor& g, [[maybe_unused]] const A& a,    \
                               [[maybe_unused]] const B& b,                                      \
                               [[maybe_unused]] const SavedOperand& y) {                         \
      return derivative_b_;                                                                      \
    }                                                                                            \
    template <class T>                                                                           \
    static auto element_a([[maybe_unused]] T g, [[maybe_unused]] T a, [[maybe_unused]] T b,      \
                          [[maybe_unused]] T y) -> decltype(derivative_a_) {                     \
      return derivative_a_;                                                                      \
    }                                                                                            \
    template <class T>                                                                           \
    static auto element_b([[maybe_unused]] T g, [[maybe_unused]] T a, [[maybe_unused]] T b,      \
                          [[maybe_unused]] T y) -> decltype(derivative_b_) {                     \
      return derivative_b_;                                                                      \
    }                                                                                            \
    template <Operands operands>                                                                 \
    static constexpr NodeName kNode{#name, nodes[static_cast<int>(operands)]};                   \
    template <Operands operands>                                                                 \
    static constexpr Derivative kDerivative{path, kNode<operands>.text,                          \
                                            #derivative_a_ "; " #derivative_b_};                 \
    template <Operands operands>                                                                 \
    static constexpr NodeType kType{                                                             \
        &kDerivative<operands>,                                                                  \
        apply_binary<name##_rule, operands>,                                                     \
        nullptr,                                                                                 \
        operands == Operands::Tensors ? 0 : sizeof(Number),                                      \
        operands == Operands::Tensors ? RuleKind::Opaque : RuleKind::Number,                     \
        element_rule<name##_rule, operands>()};                                                  \
  };                                                                                             \
  struct name##_row : name##_rule {                                                              \
    static constexpr BinaryOp kOp{path,                                                          \
                                  #name "_",                                                     \
                                  BinaryKernel::name,                                            \
                                  types,                                                         \
                                  false,                                                         \
                                  kSavesA,                                                       \
                                  kSavesB,                                                       \
                                  kTypeIf<nodes[0] != '-', name##_rule, Operands::Tensors>,      \
                                  kTypeIf<nodes[1] != '-', name##_rule, Operands::NumberSecond>, \
                                  kTypeIf<nodes[2] != '-', name##_rule, Operands::NumberFirst>}; \
  };
#define BINARY(name, forms, types, nodes, forward, da, saves_a, db, saves_b, samples, doc, ...) \
  constexpr BinaryColumns name##_columns{__VA_ARGS__};                                          \
  constexpr SignatureText name##_signature{nodes[2] != '-', nodes[1] != '-', name##_columns};   \
  BINARY_ROW(name, name##_columns.path ? name##_columns.path : #name, Types::types, nodes, da,  \
             saves_a, db, saves_b)
#define FUSED(name, forward, da, saves_a, db, saves_b) \
  BINARY_ROW(name, #name, Types::Floating, "0--", da, saves_a, db, saves_b)
#define COMPARISON(name_, ...)                                                               \
  struct name_##_row {                                                                       \
    static constexpr NodeName kTensorsNode{#name_, '1'}, kNumberNode{#name_, '0'};           \
    static constexpr Derivative kOfTensors{#name_, kTensorsNode.text, kNothingLeft};         \
    static constexpr Derivative kOfNumber{#name_, kNumberNode.text, kNothingLeft};           \
    static constexpr NodeType kTensors{&kOfTensors, apply_comparison, nullptr, 0};           \
    static constexpr NodeType kNumber{&kOfNumber, apply_comparison, nullptr, sizeof(Number), \
                                      RuleKind::Number};                                     \
    static constexpr BinaryOp kOp{.name = #name_,                                            \
                                  .in_place_name = #name_ "_",                               \
                                  .kernel = BinaryKernel::name_,                             \
                                  .types = Types::Any,                                       \
                                  .comparison = true,                                        \
                                  .tensors = &kTensors,                                      \
                                  .number_second = &kNumber};                                \
  };
#define LOGICAL(name, ...) COMPARISON(name)
#define INTEGER(name_, types_, ...)                              \
  struct name_##_row {                                           \
    static constexpr BinaryOp kOp{.name = #name_,                \
                                  .in_place_name = #name_ "_",   \
                                  .kernel = BinaryKernel::name_, \
                                  .types = Types::types_,        \
                                  .comparison = false};          \
  };
#define UNRECORDED(name, types, ...) INTEGER(name, types)
#include "ops/binary_rows.inc"
#undef BINARY
#undef FUSED
#undef COMPARISON
#undef LOGICAL
#undef INTEGER
#undef BINARY_ROW

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

// The keyword of a row changes the operation: elsewhere, unless it has the default.
template <class Row, bool alpha, bool rounding, bool in_place>
Value call_with_keyword(std::span<Value> arguments) {
  if constexpr (alpha) {
    const Number& factor = std::get<Number>(arguments[2]);
    if (factor.is_floating() || factor.integer() != 1 || factor.dtype() == DType::Bool)
      return call_with_alpha(Row::kOp, arguments, in_place);
  }
  if constexpr (rounding) {
    if (const auto* mode = std::get_if<std::string>(&arguments[2]))
      return call_with_rounding(*mode, arguments, in_place);
  }
  if constexpr (in_place) return call_binary_in_place<Row>(arguments);
  return call_binary<Row>(arguments);
}

enum class Forms { Everywhere, OutOfPlace, FunctionOnly };

constexpr Op kOps[] = {
#define BINARY(name_, forms_, types, nodes, forward, da, saves_a, db, saves_b, samples_, doc_,    \
               ...)                                                                               \
  Op{.name = name_##_row::kOp.name,                                                               \
     .signature = name_##_signature.text,                                                         \
     .call =                                                                                      \
         call_with_keyword<name_##_row, name_##_columns.alpha, name_##_columns.rounding, false>,  \
     .derivative = &name_##_row::kDerivative<Operands::Tensors>,                                  \
     .forms =                                                                                     \
         Forms::forms_ == Forms::FunctionOnly ? OpForms::kFunction : OpForms::kFunctionAndMethod, \
     .call_in_place = Forms::forms_ == Forms::Everywhere                                          \
                          ? call_with_keyword<name_##_row, name_##_columns.alpha,                 \
                                              name_##_columns.rounding, true>                     \
                          : nullptr,                                                              \
     .no_out = name_##_columns.no_out,                                                            \
     .aliases = name_##_columns.aliases,                                                          \
     .samples = samples_,                                                                         \
     .skip = name_##_columns.skip,                                                                \
     .doc = doc_,                                                                                 \
     .binary = &name_##_row::kOp},
#define COMPARISON_OP(name_, operands, samples_, doc_, ...) \
  Op{.name = #name_,                                        \
     .signature = "(" operands " other) -> Tensor",         \
     .call = call_binary<name_##_row>,                      \
     .call_in_place = call_binary_in_place<name_##_row>,    \
     .no_out = LastColumns{__VA_ARGS__}.no_out,             \
     .aliases = LastColumns{__VA_ARGS__}.aliases,           \
     .samples = samples_,                                   \
     .doc = doc_,                                           \
     .binary = &name_##_row::kOp},
#define COMPARISON(name, forward, doc, ...) \
  COMPARISON_OP(name, "Tensor|Number input, Tensor|Number", "R R", doc __VA_OPT__(, ) __VA_ARGS__)
#define LOGICAL(name, bits, doc) COMPARISON_OP(name, "Tensor input, Tensor", "Z Z", doc)
#define INTEGER(name, types, operands, forward, doc) COMPARISON_OP(name, operands, "I I", doc)
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
#undef COMPARISON_OP
#undef COMPARISON
#undef LOGICAL
#undef INTEGER
#undef FUSED
};
const OpTable kTable(kOps);

// The fastest road that a row has.
template <class Row, class A, class B>
Tensor apply(const A& a, const B& b) {
  if constexpr (Arithmetic<Row::kOp.kernel>)
    return arithmetic<Row>(a, b);
  else
    return binary(Row::kOp, a, b);
}

}  // namespace

#define BINARY(name, ...)                               \
  Tensor name(const Tensor& a, const Tensor& b) {       \
    return apply<name##_row>(a, b);                     \
  }                                                     \
  Tensor name(const Tensor& a, const SavedOperand& b) { \
    return binary(name##_row::kOp, a, b);               \
  }                                                     \
  Tensor name(const Tensor& a, const Number& b) {       \
    return apply<name##_row>(a, b);                     \
  }                                                     \
  Tensor name(const Number& a, const Tensor& b) {       \
    return apply<name##_row>(a, b);                     \
  }                                                     \
  void name##_(Tensor& a, const Tensor& b) {            \
    binary_in_place(name##_row::kOp, a, b);             \
  }                                                     \
  void name##_(Tensor& a, const Number& b) {            \
    binary_in_place(name##_row::kOp, a, b);             \
  }
#define COMPARISON(name, ...) BINARY(name)
#define LOGICAL(name, ...) BINARY(name)
#define INTEGER(name, ...) BINARY(name)
#define UNRECORDED(name, ...) BINARY(name)
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
#undef LOGICAL
#undef INTEGER
#undef FUSED

void add_unrecorded_(const Tensor& a, const Tensor& b) {
  binary_in_place_unrecorded(add_row::kOp, a, b);
}

}  // namespace backsweep
