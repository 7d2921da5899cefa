// Losses of the torch namespace, composed of other operations as in PyTorch.
#include "ops/constants.hpp"
#include "ops/distance.hpp"
#include "ops/masked.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr Derivative kCrossEntropy{"binary_cross_entropy_with_logits",
                                   "BinaryCrossEntropyWithLogitsBackward0",
                                   "g * weight * (sigmoid(x) - target), without pos_weight"};
constexpr Derivative kCosine{"cosine_embedding_loss", "AddBackward0",
                             "that of 1 - cos for target 1, of max(0, cos - margin) for -1"};
constexpr Derivative kHinge{"hinge_embedding_loss", "AddBackward0",
                            "g for target 1; where(x < margin, -g, 0) for target -1"};
constexpr Derivative kDivergence{"kl_div", "SubBackward0",
                                 "-g * target; g * (log(target) + 1 - input)"};
constexpr Derivative kRanking{"margin_ranking_loss", "ClampMinBackward0",
                              "-target * g where the loss is not 0; its negative"};
constexpr Derivative kPoisson{"poisson_nll_loss", "SubBackward0", "g * (exp(x) - target)"};
constexpr Derivative kTriplet{"triplet_margin_loss", "ClampMinBackward0",
                              "that of the two distances, where the loss is not 0"};

// PyTorch's numbers for "mean" and "sum"; any other changes nothing.
Tensor reduced(const Tensor& loss, int64_t reduction) {
  if (reduction == 1) return mean(loss, {}, false, {});
  if (reduction == 2) return sum(loss, {}, false, {});
  return loss;
}

void check_sizes(const char* op, const Tensor& loss, const Tensor& wide) {
  if (!equal(loss.sizes(), wide.sizes()))
    fail(ErrorKind::Runtime, op, ": an operand of shape ", to_string(loss.sizes()),
         " was given beside a larger one; output with shape ", to_string(loss.sizes()),
         " doesn't match the broadcast shape ", to_string(wide.sizes()),
         "; expand the smaller one");
}

Tensor binary_cross_entropy_with_logits(const Tensor& input, const Tensor& target,
                                        const std::optional<Tensor>& weight,
                                        const std::optional<Tensor>& pos_weight,
                                        int64_t reduction) {
  constexpr const char* op = "binary_cross_entropy_with_logits";
  Tensor logarithm = log_sigmoid(input);
  if (pos_weight) {
    const Tensor factor = (detach(*pos_weight) - Number(1)) * target + Number(1);
    const Tensor weighted = logarithm * factor;
    check_sizes(op, logarithm, weighted);
    logarithm = weighted;
  }
  const Tensor rest = Number(1) - target;
  const Tensor product = rest * input;
  check_sizes(op, rest, product);
  Tensor loss = product - logarithm;
  check_sizes(op, product, loss);
  if (weight) {
    const Tensor weighted = loss * detach(*weight);  // weights have no gradient
    check_sizes(op, loss, weighted);
    loss = weighted;
  }
  return reduced(loss, reduction);
}

Tensor cosine_embedding_loss(const Tensor& input1, const Tensor& input2, const Tensor& target,
                             double margin, int64_t reduction) {
  const int dims = target.ndim();
  if (dims > 1)
    fail(ErrorKind::Runtime, "cosine_embedding_loss: a target of shape ", to_string(target.sizes()),
         " was given; 0D or 1D target tensor expected, multi-target not supported; give one for "
         "each row");
  if (input1.ndim() != dims + 1)
    fail(ErrorKind::Runtime, "cosine_embedding_loss: ", dims, "D target tensor expects ", dims + 1,
         "D input tensors, but found inputs with sizes ", to_string(input1.sizes()), " and ",
         to_string(input2.sizes()), "; give vectors for a number, rows for a vector");
  constexpr double kEpsilon = 1e-12;
  const auto product = [dims](const Tensor& a, const Tensor& b) {
    return sum(a * b, IntList{dims}, false, {});
  };
  const Tensor square1 = product(input1, input1) + Number(kEpsilon);
  const Tensor square2 = product(input2, input2) + Number(kEpsilon);
  const Tensor cosine = product(input1, input2) / sqrt(square1 * square2);
  const Tensor none = zeros_like(cosine);
  const Tensor apart = clamp_min(cosine - Number(margin), Number(0));
  return reduced(where(eq(target, Number(1)), Number(1) - cosine, none) +
                     where(eq(target, Number(-1)), apart, none),
                 reduction);
}

Tensor hinge_embedding_loss(const Tensor& input, const Tensor& target, double margin,
                            int64_t reduction) {
  const Tensor none = zeros_like(input);
  // The margin has the dtype of the input.
  const Number limit = is_floating(input.dtype()) ? Number(margin) : Number(int64_t(margin));
  const Tensor apart = clamp_min(limit - input, Number(0));
  return reduced(
      where(ne(target, Number(1)), apart, none) + where(ne(target, Number(-1)), input, none),
      reduction);
}

Tensor kl_div(const Tensor& input, const Tensor& target, int64_t reduction, bool log_target) {
  if (!is_floating(input.dtype()) || !is_floating(target.dtype()))
    fail(ErrorKind::Runtime, "kl_div: tensors of dtypes ", input.dtype(), " and ", target.dtype(),
         " were given; kl_div: Integral inputs not supported.; convert with .to(float32)");
  if (log_target) return reduced(exp(target) * (target - input), reduction);
  return reduced(xlogy(target, target) - target * input, reduction);
}

Tensor margin_ranking_loss(const Tensor& input1, const Tensor& input2, const Tensor& target,
                           double margin, int64_t reduction) {
  return reduced(clamp_min(-target * (input1 - input2) + Number(margin), Number(0)), reduction);
}

Tensor poisson_nll_loss(const Tensor& input, const Tensor& target, bool log_input, bool full,
                        double eps, int64_t reduction) {
  Tensor loss = log_input ? exp(input) - target * input : input - target * log(input + Number(eps));
  if (full) {
    const Tensor stirling =
        target * log(target) - target + log(target * Number(2 * kPi)) * Number(0.5);
    loss = loss + masked_fill(stirling, le(target, Number(1)), Number(0));
  }
  return reduced(loss, reduction);
}

Tensor triplet_margin_loss(const Tensor& anchor, const Tensor& positive, const Tensor& negative,
                           double margin, double p, double eps, bool swap, int64_t reduction) {
  if (anchor.ndim() != positive.ndim() || positive.ndim() != negative.ndim())
    fail(ErrorKind::Runtime,
         "triplet_margin_loss: The anchor, positive, and negative tensors are expected to have the "
         "same number of dimensions, but got: anchor ",
         anchor.ndim(), "D, positive ", positive.ndim(), "D, and negative ", negative.ndim(),
         "D inputs; use unsqueeze");
  const Tensor near = pairwise_distance(anchor, positive, p, eps, false);
  Tensor far = pairwise_distance(anchor, negative, p, eps, false);
  if (swap) far = minimum(far, pairwise_distance(positive, negative, p, eps, false));
  return reduced(clamp_min(near + Number(margin) - far, Number(0)), reduction);
}

constexpr const char* kNotInNumpy = "numpy: NumPy has no such function";

#define LOSS(name_, derivative_, signature_, samples_, doc_)                                      \
  Op {                                                                                            \
    .name = #name_, .signature = signature_ " -> Tensor", .call = call<name_>,                    \
    .derivative = &derivative_, .forms = OpForms::kFunction, .no_out = true, .samples = samples_, \
    .skip = kNotInNumpy, .doc = doc_                                                              \
  }

// PyTorch's Python functions have the default 0 where its C++ ones have 1.
constexpr Op kOps[] = {
    LOSS(binary_cross_entropy_with_logits, kCrossEntropy,
         "(Tensor input, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int "
         "reduction=0)",
         "(R[2,3], Q[2,3]) (R[2,3], Q[2,3], None, None, 1) (R[2,3], Q[2,3], A([1, 2, 3]), A([2, 1, "
         "3]), 2) (R[4], "
         "Q[4], A([2, 1, 0, 3]))",
         "Cross entropy of sigmoid(input) and target; reduction 1 is the mean, 2 the sum."),
    LOSS(cosine_embedding_loss, kCosine,
         "(Tensor input1, Tensor input2, Tensor target, float margin=0.0, int reduction=0)",
         "(R[3,4], R[3,4], A([1, -1, 1])) (R[3,4], R[3,4], A([1, -1, -1]), 0.2, 1) (R[4], R[4], "
         "A(-1), 0.0, 2)",
         "1 - cosine for target 1, max(0, cosine - margin) for target -1."),
    LOSS(hinge_embedding_loss, kHinge,
         "(Tensor input, Tensor target, float margin=1.0, int reduction=0)",
         "(F[3], A([1, -1, 1])) (F[2,3], A([1, -1, -1]), 0.5, 1) (F[2], A([1, -1]), 1.0, 2)",
         "input for target 1, max(0, margin - input) for target -1."),
    LOSS(kl_div, kDivergence,
         "(Tensor input, Tensor target, int reduction=0, *, bool log_target=False)",
         "(R[2,3], P[2,3]) (R[2,3], P[2,3], 1) (R[4], R[4], 2, log_target=True) (R[2,3], P[3])",
         "Divergence of Kullback and Leibler, pointwise, of a logarithm from the target."),
    LOSS(margin_ranking_loss, kRanking,
         "(Tensor input1, Tensor input2, Tensor target, float margin=0.0, int reduction=0)",
         "(D[4], R[4], A([1, -1, 1, 1])) (D[2,3], R[3], A([1, -1, 1]), 0.5, 1) (D[3], R[3], A([1, "
         "1, -1]), 0.1, 2)",
         "max(0, -target * (input1 - input2) + margin)."),
    LOSS(poisson_nll_loss, kPoisson,
         "(Tensor input, Tensor target, bool log_input, bool full, float eps, int reduction)",
         "(R[2,3], P[2,3], True, False, 1e-08, 0) (P[2,3], P[2,3], False, True, 1e-08, 1) (R[4], "
         "G[4], True, True, 1e-08, 2)",
         "Negative log likelihood of a Poisson distribution."),
    LOSS(triplet_margin_loss, kTriplet,
         "(Tensor anchor, Tensor positive, Tensor negative, float margin=1.0, float p=2.0, float "
         "eps=1e-06, bool swap=False, int reduction=0)",
         "(R[3,4], R[3,4], R[3,4]) (R[3,4], R[3,4], R[3,4], 2.0, 1.0, 1e-06, True, 1) (R[4], R[4], "
         "R[4], 3.0, 2.0, 1e-06, False, 2)",
         "max(0, margin + distance to positive - distance to negative)."),
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
