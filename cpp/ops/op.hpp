// One operation, one row.
//
// A row says everything there is to know about an operation: its signature, the function that
// computes and records it, its derivative, how tests may sample its arguments, and one line of
// documentation. The Python function, the method, the in-place form, the stub, the reference page
// and the generated tests come from the row.
//
//   constexpr Op kOps[] = {{
//       .name = "transpose",
//       .signature = "(Tensor input, int dim0, int dim1) -> Tensor",
//       .call = call<transpose>,
//       .derivative = &kTranspose,
//       .samples = "(R[2,3], 0, 1) (R[2,3,4], -1, 0)",
//       .doc = "Swaps two dimensions.",
//   }};
//   const OpTable kTable(kOps);       // registers the rows of this file
//
// Signatures: `Tensor`, `Number`, `int`, `bool`, `float`, `dtype`, `memory_format`, `str`, `int[]`
// (also a single integer), `int()` (not), `int[][]`, `Tensor[]`, `Tensor|Number`; a `?` makes a
// type optional,
// `= value` gives a default (as Python writes it), `*` starts the keyword-only arguments,
// `int... size` takes the remaining positional integers or one sequence, `Tensor... tensors` the
// same with tensors.
//
// Names: a dot puts the function into a submodule: "linalg.inv" is `backsweep.linalg.inv`; it is
// no method. Aliases are further names, separated by spaces, in the same forms (dotted ones as
// functions only); the rows that share one are its overloads.
// `float[]` takes a sequence of numbers and arrives as a tensor of float64.
//
// Samples: argument lists for the generated tests. R[2,3] is a real tensor of that shape, P
// positive, U inside (-1, 1), N away from zero, Z with zeros, D with distinct elements, W with
// distinct whole parts, I integers, B booleans, M matrices far from singular, S also symmetric and
// positive; everything else is a Python literal, keyword arguments come last; A([0, 2]) has the
// given elements, A([0, 2], 'int32') of the given dtype. Tensors are float64 and checked by
// numerical gradients of first and second order.
//
// Example: the argument list of the example in the documentation, in the same notation, for rows
// without samples or whose samples would not make a good one. The example of a row that takes a
// generator seeds it first.
#pragma once

#include <array>
#include <span>
#include <type_traits>

#include "graph/node.hpp"
#include "ops/value.hpp"

namespace backsweep {

struct UnaryOp;
struct BinaryOp;

using OpCall = Value (*)(std::span<Value> arguments);

enum class OpForms : uint8_t {
  kFunctionAndMethod,
  kFunction,
  kMethod,
  kInternal,  // a fused derivative: reachable for tests as backsweep._C.ops.NAME, not public
};

struct Op {
  const char* name;
  const char* signature;
  OpCall call = nullptr;
  const Derivative* derivative = nullptr;  // null: the operation is not differentiable
  OpForms forms = OpForms::kFunctionAndMethod;
  OpCall call_in_place = nullptr;  // `name_`: takes the same arguments and writes to the first
  bool is_view = false;            // the result shares the input's storage
  bool no_out = false;             // PyTorch's function takes no `out`, though it could
  const char* aliases = "";        // "absolute special.abs"
  const char* samples = "";
  const char* example = nullptr;  // null: the first of the samples; "": there is none
  const char* reference = "";     // NumPy's name for the same thing, where it is another
  const char* skip =
      "";  // why a generated test does not apply: "gradient: constant almost everywhere"
  const char* doc = "";
  // Fast roads for the operators; the same functions as `call`, without the parser.
  const UnaryOp* unary = nullptr;
  const BinaryOp* binary = nullptr;
  void (*write)(Tensor& target) = nullptr;  // writes to its only tensor, as zero_ does
};

// The optional columns that end a row of the elementwise tables.
struct LastColumns {
  const char* aliases = "";
  bool no_out = false;
};
inline constexpr bool kNoOut = true;

// Registers a file's rows; a name may have several rows (overloads), tried in order.
class OpTable {
 public:
  explicit OpTable(std::span<const Op> ops);
};

// Every row, in order of registration.
std::span<const Op* const> all_ops();

// ---- From a C++ function to OpCall
// -----------------------------------------------------------------

namespace detail {

template <class T>
struct Argument {
  static const T& get(Value& value) { return std::get<T>(value); }
};
template <class T>
struct Argument<std::optional<T>> {
  static std::optional<T> get(Value& value) {
    if (std::holds_alternative<std::monostate>(value)) return std::nullopt;
    if constexpr (!std::is_same_v<T, TensorOrNumber> && requires { std::get<T>(value); })
      return std::move(std::get<T>(value));  // a call uses its arguments once
    else
      return Argument<T>::get(value);
  }
};
template <>
struct Argument<TensorOrNumber> {
  static TensorOrNumber get(Value& value) {
    if (auto* tensor = std::get_if<Tensor>(&value)) return *tensor;
    return std::get<Number>(value);
  }
};
template <>
struct Argument<DimsView> {
  static DimsView get(Value& value) { return std::get<IntList>(value); }
};
template <>
struct Argument<Dims> {
  static Dims get(Value& value) { return Dims(DimsView(std::get<IntList>(value))); }
};

inline Value to_value(Tensor&& tensor) {
  return std::move(tensor);
}
inline Value to_value(const Tensor& tensor) {
  return tensor;
}
inline Value to_value(TensorList&& list) {
  return std::move(list);
}
inline Value to_value(bool flag) {
  return flag;
}
inline Value to_value(int64_t integer) {
  return integer;
}
inline Value to_value(double real) {
  return real;
}
inline Value to_value(DType dtype) {
  return dtype;
}
template <size_t N>
Value to_value(std::array<Tensor, N>&& list) {
  return TensorList(std::make_move_iterator(list.begin()), std::make_move_iterator(list.end()));
}

template <class Signature>
struct Caller;
template <class Result, class... Parameters>
struct Caller<Result (*)(Parameters...)> {
  template <auto function, size_t... I>
  static Value call(std::span<Value> arguments, std::index_sequence<I...>) {
    if constexpr (std::is_void_v<Result>) {
      function(Argument<std::remove_cvref_t<Parameters>>::get(arguments[I])...);
      return {};
    } else {
      return to_value(function(Argument<std::remove_cvref_t<Parameters>>::get(arguments[I])...));
    }
  }
  static constexpr size_t kCount = sizeof...(Parameters);
};

}  // namespace detail

// Wraps a function whose parameters are, in order, those of the row's signature.
template <auto function>
Value call(std::span<Value> arguments) {
  using Caller = detail::Caller<decltype(+function)>;
  return Caller::template call<+function>(arguments, std::make_index_sequence<Caller::kCount>());
}

}  // namespace backsweep
