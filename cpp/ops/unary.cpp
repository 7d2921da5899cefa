// The unary rows of unary_rows.inc as functions, derivatives and table entries.
#include "ops/elementwise.hpp"
#include "ops/node_name.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

enum class Saves { None, Input, Output };

template <class Row>
void apply_unary(Node&, Backward& backward) {
  const Tensor& g = backward.gradient();
  if constexpr (Row::kSaves == Saves::None) {
    backward.set(0, Row::derivative(g, {}, {}));
  } else if constexpr (Row::kSaves == Saves::Input) {
    backward.set(0, Row::derivative(g, SavedOperand(backward, 0), {}));
  } else {
    backward.set(0, Row::derivative(g, {}, SavedOperand(backward, 0)));
  }
}

Value call_unary_in_place(const UnaryOp& op, std::span<Value> arguments) {
  Tensor& input = std::get<Tensor>(arguments[0]);
  unary_in_place(op, input);
  return input;
}

#define UNARY(name, types, forward, derivative_, saves, samples, ...)                      \
  struct name##_row {                                                                      \
    static constexpr Saves kSaves = Saves::saves;                                          \
    static Tensor derivative([[maybe_unused]] const Tensor& g,                             \
                             [[maybe_unused]] const SavedOperand& x,                       \
                             [[maybe_unused]] const SavedOperand& y) {                     \
      return derivative_;                                                                  \
    }                                                                                      \
    static constexpr NodeName kNode{#name, '0'};                                           \
    static constexpr Derivative kDerivative{#name, kNode.text, #derivative_};              \
    static constexpr NodeType kType{&kDerivative, apply_unary<name##_row>, nullptr, 0};    \
    static constexpr UnaryOp kOp{#name,  UnaryKernel::name,      Types::types,             \
                                 &kType, kSaves == Saves::Input, kSaves == Saves::Output}; \
  };
#define UNARY_WITHIN(name, types, limit, forward, beyond, ...) \
  UNARY(name, types, forward, __VA_ARGS__)
#include "ops/unary_rows.inc"
#undef UNARY

constexpr Op kOps[] = {
#define UNARY(name_, types, forward, derivative_, saves, samples_, doc_, ...) \
  Op{.name = #name_,                                                          \
     .signature = "(Tensor input) -> Tensor",                                 \
     .call = call<name_>,                                                     \
     .derivative = &name_##_row::kDerivative,                                 \
     .call_in_place =                                                         \
         [](std::span<Value> arguments) {                                     \
           return call_unary_in_place(name_##_row::kOp, arguments);           \
         },                                                                   \
     .no_out = LastColumns{__VA_ARGS__}.no_out,                               \
     .aliases = LastColumns{__VA_ARGS__}.aliases,                             \
     .samples = samples_,                                                     \
     .doc = doc_,                                                             \
     .unary = &name_##_row::kOp},
#include "ops/unary_rows.inc"
#undef UNARY
};
const OpTable kTable(kOps);

}  // namespace

#define UNARY(name, ...)                  \
  Tensor name(const Tensor& input) {      \
    return unary(name##_row::kOp, input); \
  }
#include "ops/unary_rows.inc"
#undef UNARY
#undef UNARY_WITHIN

}  // namespace backsweep
