// The unary rows of unary_rows.inc and special_rows.inc as functions, derivatives and table
// entries.
#include "kernels/special_functions.hpp"
#include "kernels/special_kernels.hpp"
#include "ops/constants.hpp"
#include "ops/element_rules.hpp"
#include "ops/elementwise.hpp"
#include "ops/formula.hpp"
#include "ops/node_name.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

enum class Saves { None, Input, Output, Both };

template <class Row>
void apply_unary(Node&, Backward& backward) {
  const Tensor& g = backward.gradient();
  if constexpr (Row::kSaves == Saves::None) {
    backward.set(0, Row::derivative(g, {}, {}));
  } else if constexpr (Row::kSaves == Saves::Input) {
    backward.set(0, Row::derivative(g, SavedOperand(backward, 0), {}));
  } else if constexpr (Row::kSaves == Saves::Output) {
    backward.set(0, Row::derivative(g, {}, SavedOperand(backward, 0)));
  } else {
    backward.set(0, Row::derivative(g, SavedOperand(backward, 0), SavedOperand(backward, 1)));
  }
}

// Whether a row's formula is a number when it is given numbers.
template <class Row, class T>
concept HasElement = requires(T x) {
  { Row::element(x, x, x) } -> std::same_as<T>;
};

template <class Row, class T>
bool apply_to_number(Node& node, T g, Element* results) {
  T x{};
  T y{};
  ElementReader reader(node);
  if constexpr (Row::kSaves == Saves::Input || Row::kSaves == Saves::Both)
    if (!reader.read(x)) return false;
  if constexpr (Row::kSaves == Saves::Output || Row::kSaves == Saves::Both)
    if (!reader.read(y)) return false;
  if constexpr (HasElement<Row, T>) {
    results[0] = Element(Row::element(g, x, y));
    return true;
  } else {
    return false;
  }
}

template <class Row>
consteval auto element_rule() {
  if constexpr (HasElement<Row, float>)
    return &apply_to_element<&apply_to_number<Row, float>, &apply_to_number<Row, double>>;
  else
    return nullptr;
}

template <const UnaryOp& op>
Value call_unary_in_place(std::span<Value> arguments) {
  Tensor& input = std::get<Tensor>(arguments[0]);
  unary_in_place(op, input);
  return input;
}

// Without a limit: y may be 1 at x = 0, where the quotient is not a number.
Tensor sinc_derivative(const Tensor& g, const Tensor& x) {
  const Tensor angle = x * kPi;
  const Tensor bottom = angle * x;
  const Tensor slope = (angle * cos(angle) - sin(angle)) / bottom;
  return where(eq(bottom, Number(0.0)), Number(0.0), g * slope);
}

// The limit 1/2 at 0, where the quotient y/x is not a number.
Tensor slope_or_half(const Tensor& g, const Tensor& x, const Tensor& y, const Tensor& rest) {
  const Tensor zero = eq(x, Number(0.0));
  return g * where(zero, Number(0.5), rest - y / where(zero, Number(1.0), x));
}

Tensor i1_derivative(const Tensor& g, const Tensor& x, const Tensor& y) {
  return slope_or_half(g, x, y, i0(x));
}

Tensor i1e_derivative(const Tensor& g, const Tensor& x, const Tensor& y) {
  return slope_or_half(g, x, y, i0e(x) - y * sign(x));
}

const FormulaHelpers kHelpers({
    {"sinc_derivative(g, x)", "g * (pi * x * cos(pi * x) - sin(pi * x)) / (pi * x * x)"},
    {"i1_derivative(g, x, y)", "g * (i0(x) - y / x)"},
    {"i1e_derivative(g, x, y)", "g * (i0e(x) - y * sign(x) - y / x)"},
});

// A function of double for the elements of one type, in plain loops: these functions are long, and
// what they branch on differs from element to element.
template <class T>
[[gnu::noinline]] void run_numbers(double (*function)(double), char* const* data,
                                   const int64_t* strides, int64_t size) {
  for (int64_t i = 0; i < size; ++i)
    *reinterpret_cast<T*>(data[0] + i * strides[0]) = static_cast<T>(
        function(static_cast<double>(*reinterpret_cast<const T*>(data[1] + i * strides[1]))));
}
template <double (*function)(double), class T>
void special_run(char* const* data, const int64_t* strides, int64_t size) {
  run_numbers<T>(function, data, strides, size);
}

// With vector instructions.
template <class T>
[[gnu::noinline]] void run_vectors(SpecialKernel kernel, double (*function)(double),
                                   char* const* data, const int64_t* strides, int64_t size) {
  if (const SpecialFunction blocks = special_kernels[kernel])
    run_special<T>(blocks, 0, data, strides, size);
  else
    run_numbers<T>(function, data, strides, size);
}
template <double (*function)(double), SpecialKernel kernel, class T>
void vector_run(char* const* data, const int64_t* strides, int64_t size) {
  run_vectors<T>(kernel, function, data, strides, size);
}

template <double (*function)(double), class T>
constexpr LoopFunction kSpecialLoop = &special_run<function, T>;
#define FLOAT(name)                                           \
  template <>                                                 \
  constexpr LoopFunction kSpecialLoop<special::name, float> = \
      &vector_run<special::name, SpecialKernel::name, float>;
#define BOTH(name)                                             \
  FLOAT(name)                                                  \
  template <>                                                  \
  constexpr LoopFunction kSpecialLoop<special::name, double> = \
      &vector_run<special::name, SpecialKernel::name, double>;
BACKSWEEP_SPECIAL_OF_FLOAT(FLOAT)
BACKSWEEP_SPECIAL_OF_BOTH(BOTH)
#undef FLOAT
#undef BOTH

template <double (*function)(double)>
constexpr LoopFunction kSpecialLoops[kDTypeCount] = {nullptr,
                                                     nullptr,
                                                     nullptr,
                                                     nullptr,
                                                     kSpecialLoop<function, float>,
                                                     kSpecialLoop<function, double>};

#define ROW(name, public_name, kernel, types, special, derivative_, saves)                   \
  struct name##_row {                                                                        \
    static constexpr Saves kSaves = Saves::saves;                                            \
    static Tensor derivative([[maybe_unused]] const Tensor& g,                               \
                             [[maybe_unused]] const SavedOperand& x,                         \
                             [[maybe_unused]] const SavedOperand& y) {                       \
      return derivative_;                                                                    \
    }                                                                                        \
    template <class T>                                                                       \
    static auto element([[maybe_unused]] T g, [[maybe_unused]] T x, [[maybe_unused]] T y)    \
        -> decltype(derivative_) {                                                           \
      return derivative_;                                                                    \
    }                                                                                        \
    static constexpr NodeName kNode{public_name, '0'};                                       \
    static constexpr Derivative kDerivative{public_name, kNode.text, #derivative_};          \
    static constexpr NodeType kType{&kDerivative,     apply_unary<name##_row>,   nullptr, 0, \
                                    RuleKind::Opaque, element_rule<name##_row>()};           \
    static constexpr UnaryOp kOp{public_name,                                                \
                                 UnaryKernel::kernel,                                        \
                                 types,                                                      \
                                 &kType,                                                     \
                                 kSaves == Saves::Input || kSaves == Saves::Both,            \
                                 kSaves == Saves::Output || kSaves == Saves::Both,           \
                                 false,                                                      \
                                 special};                                                   \
  };
#define UNARY(name, types, forward, derivative_, saves, ...) \
  ROW(name, #name, name, Types::types, nullptr, derivative_, saves)
#define UNARY_WITHIN(name, types, limit, forward, beyond, ...) \
  UNARY(name, types, forward, __VA_ARGS__)
#define PREDICATE(name, ...)                                                \
  struct name##_row {                                                       \
    static constexpr UnaryOp kOp{                                           \
        #name, UnaryKernel::name, Types::Any, nullptr, false, false, true}; \
  };
#define SPECIAL_VALUES(name, public_name, argument, function, ...)                   \
  struct name##_row {                                                                \
    static constexpr UnaryOp kOp{public_name,     UnaryKernel::kCount,               \
                                 Types::Floating, nullptr,                           \
                                 false,           false,                             \
                                 false,           kSpecialLoops<special::function>}; \
  };
#define SPECIAL(name, public_name, function, derivative_, saves, ...)                            \
  ROW(name, public_name, kCount, Types::Floating, kSpecialLoops<special::function>, derivative_, \
      saves)
#include "ops/special_rows.inc"
#include "ops/unary_rows.inc"
#undef UNARY
#undef PREDICATE
#undef SPECIAL
#undef SPECIAL_VALUES

constexpr bool has_dot(const char* name) {
  while (*name && *name != '.') ++name;
  return *name;
}

// The only one of the special functions that NumPy has.
constexpr bool is_i0(const char* name) {
  return name[0] == 'i' && name[1] == '0' && name[2] == 0;
}

constexpr Op kOps[] = {
#define UNARY(name_, types, forward, derivative_, saves, samples_, doc_, ...) \
  Op{.name = #name_,                                                          \
     .signature = "(Tensor input) -> Tensor",                                 \
     .call = call<name_>,                                                     \
     .derivative = &name_##_row::kDerivative,                                 \
     .call_in_place = call_unary_in_place<name_##_row::kOp>,                  \
     .no_out = LastColumns{__VA_ARGS__}.no_out,                               \
     .aliases = LastColumns{__VA_ARGS__}.aliases,                             \
     .samples = samples_,                                                     \
     .doc = doc_,                                                             \
     .unary = &name_##_row::kOp},
#define PREDICATE(name_, forward, of_integers, samples_, doc_, ...) \
  Op{.name = #name_,                                                \
     .signature = "(Tensor input) -> Tensor",                       \
     .call = call<name_>,                                           \
     .no_out = LastColumns{__VA_ARGS__}.no_out,                     \
     .aliases = LastColumns{__VA_ARGS__}.aliases,                   \
     .samples = samples_,                                           \
     .doc = doc_,                                                   \
     .unary = &name_##_row::kOp},
#define SPECIAL(name_, public_name, function, derivative_, saves, samples_, doc_, ...)        \
  Op{.name = public_name,                                                                     \
     .signature = "(Tensor input) -> Tensor",                                                 \
     .call = call<name_>,                                                                     \
     .derivative = &name_##_row::kDerivative,                                                 \
     .forms = has_dot(public_name) ? OpForms::kFunction : OpForms::kFunctionAndMethod,        \
     .call_in_place = has_dot(public_name) ? nullptr : call_unary_in_place<name_##_row::kOp>, \
     .aliases = "" __VA_ARGS__,                                                               \
     .samples = samples_,                                                                     \
     .skip = is_i0(public_name) ? "" : "numpy: NumPy has no such function",                   \
     .doc = doc_,                                                                             \
     .unary = &name_##_row::kOp},
#define SPECIAL_VALUES(name_, public_name, argument, function, samples_, doc_, ...) \
  Op{.name = public_name,                                                           \
     .signature = "(Tensor " argument ") -> Tensor",                                \
     .call = call<name_>,                                                           \
     .forms = OpForms::kFunction,                                                   \
     .aliases = "" __VA_ARGS__,                                                     \
     .samples = samples_,                                                           \
     .skip = "numpy: NumPy has no such function",                                   \
     .doc = doc_,                                                                   \
     .unary = &name_##_row::kOp},
#include "ops/special_rows.inc"
#include "ops/unary_rows.inc"
#undef UNARY
#undef PREDICATE
#undef SPECIAL
#undef SPECIAL_VALUES
};
const OpTable kTable(kOps);

}  // namespace

#define UNARY(name, ...)                  \
  Tensor name(const Tensor& input) {      \
    return unary(name##_row::kOp, input); \
  }
#define PREDICATE(name, ...) UNARY(name)
#define SPECIAL(name, ...) UNARY(name)
#define SPECIAL_VALUES(name, ...) UNARY(name)
#include "ops/special_rows.inc"
#include "ops/unary_rows.inc"
#undef UNARY
#undef UNARY_WITHIN
#undef PREDICATE
#undef SPECIAL
#undef SPECIAL_VALUES

}  // namespace backsweep
