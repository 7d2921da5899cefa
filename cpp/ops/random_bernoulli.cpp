// Ones with a given probability, else zeros.
#include <cmath>

#include "kernels/random.hpp"
#include "ops/change.hpp"
#include "ops/op.hpp"
#include "ops/random.hpp"
#include "ops/random_words.hpp"
#include "ops/random_write.hpp"
#include "ops/refuse.hpp"

namespace backsweep {
namespace {

constexpr Derivative kBernoulli{"bernoulli", "BernoulliBackward0", "zeros"};
constexpr Derivative kBernoulliOfNumber{"bernoulli", "torch::autograd::NotImplemented",
                                        "not implemented, as in PyTorch"};
constexpr Derivative kWriteOfTensor{"bernoulli_", "BernoulliBackward1", "zeros; zeros"};
constexpr Derivative kWriteOfNumber{"bernoulli_", "BernoulliBackward2", "zeros"};

// Parameters: a is the probability, b what the ones are.
void run_one_probability(const RandomArguments& arguments) {
  // u < p for u = bits / 2**53 is bits < p * 2**53, which is exact.
  const auto threshold = static_cast<uint64_t>(std::ceil(arguments.a * 0x1p53));
  const auto item = static_cast<int64_t>(item_size(arguments.dtype));
  const auto loop = kernels::random_table.below[static_cast<int>(arguments.dtype)];
  with_words(*arguments.generator, arguments.size, 2,
             [&](const uint32_t* words, int64_t done, int64_t run) {
               loop(words, arguments.out + done * item, run, threshold, arguments.b);
             });
}

void run_probabilities(const RandomArguments& arguments) {
  if (arguments.input_dtype == DType::Float64)
    return make_numbers(arguments, [p = reinterpret_cast<const double*>(arguments.inputs[0])](
                                       Generator& generator, int64_t i) {
      return int64_t{generator.uniform<double>() < p[i]};
    });
  make_numbers(arguments, [p = reinterpret_cast<const float*>(arguments.inputs[0])](
                              Generator& generator, int64_t i) {
    return int64_t{generator.uniform<float>() < p[i]};
  });
}

void check_probability(const char* op, double p) {
  if (!(p >= 0 && p <= 1))
    fail(ErrorKind::Runtime, op, ": p=", shown(p),
         " was given; bernoulli_ expects p to be in [0, 1], but got p=", shown(p),
         "; give a probability");
}

void check_probabilities(const char* op, const Tensor& p) {
  check_floating(op, "bernoulli_tensor_cpu_p_", p.dtype());
  if (!all_within(p, 0, 1))
    fail(ErrorKind::Runtime, op,
         ": probabilities outside [0, 1] were given; Expected p_in >= 0 && p_in <= 1 to be true, "
         "but got false.; give probabilities");
}

void fill_by_tensor(const char* op, const Tensor& target, const Tensor& p,
                    GeneratorArgument generator) {
  fill_random(op, target, run_probabilities, {.generator = &generator_of(generator)}, {&p});
}

Tensor bernoulli(const Tensor& input, GeneratorArgument generator) {
  check_probabilities("bernoulli", input);
  Tensor result = empty(input.sizes(), input.dtype());
  fill_by_tensor("bernoulli", result, input, generator);
  record<kBernoulli>(result, {&input}, {}, RandomBack{});
  return result;
}

Tensor bernoulli_of_number(const Tensor& input, double p, GeneratorArgument generator) {
  check_probability("bernoulli", p);
  Tensor result = empty(input.sizes(), input.dtype());
  fill_bernoulli("bernoulli", result, p, generator_of(generator));
  if (is_floating(result.dtype())) record<kBernoulliOfNumber>(result, {&input}, {}, RefuseBack{});
  return result;
}

Tensor write_of_tensor(Tensor input, const Tensor& p, GeneratorArgument generator) {
  check_probabilities("bernoulli_", p);
  const int extra = p.ndim() - input.ndim();
  bool fits = extra <= 0;
  for (int dim = 0; fits && dim < p.ndim(); ++dim)
    fits = p.size(dim) == 1 || p.size(dim) == input.size(dim - extra);
  if (!fits)
    fail(ErrorKind::Runtime, "bernoulli_: probabilities of shape ", to_string(p.sizes()),
         " were given for a tensor of shape ", to_string(input.sizes()),
         "; the number of sizes provided must be greater or equal to the number of dimensions in "
         "the "
         "tensor, and the expanded size of the tensor must match the existing size; give "
         "probabilities that can be expanded to the tensor's shape");
  return write_random<kWriteOfTensor>("bernoulli_", input, {&p}, [&] {
    fill_by_tensor("bernoulli_", input, apart_from(p, input), generator);
  });
}

Tensor write_of_number(Tensor input, double p, GeneratorArgument generator) {
  check_probability("bernoulli_", p);
  return write_random<kWriteOfNumber>("bernoulli_", input, {}, [&] {
    fill_bernoulli("bernoulli_", input, p, generator_of(generator));
  });
}

constexpr Op kOps[] = {
    {.name = "bernoulli",
     .signature = "(Tensor input, *, Generator? generator=None) -> Tensor",
     .call = call<bernoulli>,
     .derivative = &kBernoulli,
     .example = "(backsweep.tensor([0.0, 0.5, 0.5, 1.0]),)",
     .skip = kRandomResult,
     .doc = "Ones with the probabilities that the input's elements say, else zeros."},
    {.name = "bernoulli",
     .signature = "(Tensor input, float p, *, Generator? generator=None) -> Tensor",
     .call = call<bernoulli_of_number>,
     .derivative = &kBernoulliOfNumber,
     .no_out = true,
     .skip = kRandomResult,
     .doc = "With p: ones with that probability, of the input's shape and dtype."},
    {.name = "bernoulli_",
     .signature = "(Tensor input, Tensor p, *, Generator? generator=None) -> Tensor",
     .call = call<write_of_tensor>,
     .derivative = &kWriteOfTensor,
     .forms = OpForms::kMethod,
     .example = "(backsweep.empty(4), 0.5)",
     .skip = kRandomResult,
     .doc =
         "Fills the tensor with ones, with one probability or one for each element, else zeros."},
    {.name = "bernoulli_",
     .signature = "(Tensor input, float p=0.5, *, Generator? generator=None) -> Tensor",
     .call = call<write_of_number>,
     .derivative = &kWriteOfNumber,
     .forms = OpForms::kMethod,
     .skip = kRandomResult,
     .doc =
         "Fills the tensor with ones, with one probability or one for each element, else zeros."},
};
const OpTable kTable(kOps);

}  // namespace

void fill_bernoulli(const char* op, const Tensor& target, double p, Generator& generator,
                    double one) {
  fill_random(op, target, run_one_probability, {.generator = &generator, .a = p, .b = one});
}

}  // namespace backsweep
