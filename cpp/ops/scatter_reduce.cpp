// scatter_reduce and index_reduce: several elements of a source reduced into each place.
#include <limits>

#include "kernels/launch.hpp"
#include "ops/change.hpp"
#include "ops/gather_scatter.hpp"
#include "ops/indexed.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/scatter_checks.hpp"

namespace backsweep {
namespace {

constexpr Derivative kScatterReduce{"scatter_reduce", "ScatterReduceBackward0",
                                    "g where the input counts; gather(g, dim, index) where src "
                                    "counts"};
constexpr Derivative kIndexReduce{"index_reduce", "IndexReduceBackward0",
                                  "g where the input counts; index_select(g, dim, index) where "
                                  "source counts"};

enum class Reduce : uint8_t { Sum, Prod, Mean, Largest, Smallest };

std::optional<Reduce> reduce_named(const std::string& name) {
  constexpr const char* kNames[] = {"sum", "prod", "mean", "amax", "amin"};
  for (int i = 0; i < 5; ++i)
    if (name == kNames[i]) return static_cast<Reduce>(i);
  return std::nullopt;
}

IndexedOperation operation_of(Reduce reduce) {
  switch (reduce) {
    case Reduce::Prod:
      return IndexedOperation::Multiply;
    case Reduce::Largest:
      return IndexedOperation::Largest;
    case Reduce::Smallest:
      return IndexedOperation::Smallest;
    default:
      return IndexedOperation::Add;
  }
}

// What changes nothing when it is reduced with something else.
Tensor neutral(Reduce reduce, DType dtype) {
  if (reduce == Reduce::Prod) return scalar(Number(1), dtype);
  if (reduce == Reduce::Sum || reduce == Reduce::Mean) return scalar(Number(0), dtype);
  return visit_dtype(dtype, [&](auto tag) {
    using T = decltype(tag);
    using Limits = std::numeric_limits<T>;
    Tensor result = empty(Layout::scalar(), dtype);
    T low = Limits::lowest();
    T high = Limits::max();
    if constexpr (Limits::has_infinity) {
      low = -Limits::infinity();
      high = Limits::infinity();
    }
    *result.data<T>() = reduce == Reduce::Largest ? low : high;
    return result;
  });
}

struct Division {
  DType dtype;
  char* sums;
  const int64_t* counts;
  int64_t size;
};

// Integers are rounded down.
void divide(const Division& division) {
  visit_dtype(division.dtype, [&](auto tag) {
    using T = decltype(tag);
    T* sums = reinterpret_cast<T*>(division.sums);
    for (int64_t i = 0; i < division.size; ++i) {
      const int64_t count = division.counts[i];
      if (count <= 1) continue;
      if constexpr (std::is_floating_point_v<T>) {
        sums[i] /= static_cast<T>(count);
      } else {
        const auto sum = static_cast<int64_t>(sums[i]);
        sums[i] = static_cast<T>(sum / count - (sum % count < 0));
      }
    }
  });
}

// `plan_for` is plan_along or plan_parts; the operands were checked.
void reduce_into(const char* op, Reduce reduce, bool include_self, const Tensor& target, int dim,
                 const ScatterOperands& operands,
                 IndexedPlan (*plan_for)(const Tensor&, int, const Tensor&)) {
  if (operands.index.numel() == 0) return;
  const Tensor dense = apart_from(operands.source, target);
  const IndexedPlan plan = plan_for(operands.target, dim, apart_from(operands.index, target));
  const Dims repeats(plan.sizes.size(), 0);
  if (!include_self)
    run_indexed(op, IndexedOperation::Write, plan, neutral(reduce, target.dtype()), repeats,
                operands.target);
  run_indexed(op, operation_of(reduce), plan, dense, dense.strides(), operands.target);
  if (reduce != Reduce::Mean) return;
  const Tensor counts = full(operands.target.sizes(), Number(int64_t{include_self}), DType::Int64);
  run_indexed(op, IndexedOperation::Add, plan_for(counts, dim, plan.index),
              scalar(Number(1), DType::Int64), repeats, counts);
  const Tensor sums = contiguous(operands.target);
  launch(op, divide, {sums.dtype(), sums.raw(), counts.data<int64_t>(), sums.numel()},
         sums.numel());
  if (sums.impl() != operands.target.impl()) copy_unrecorded(operands.target, sums);
}

// The saved values: index, input, source, result.
struct ReduceIntoBack {
  Reduce reduce;
  bool include_self;
  int dim;
  Ref<const Layout> source_layout;

  void operator()(Backward& backward) const {
    const Tensor& g = backward.gradient();
    const Tensor index = backward.saved(0);
    Tensor input_gradient;
    Tensor source_gradient;
    switch (reduce) {
      case Reduce::Sum:
        input_gradient = g;
        if (backward.needs(1)) source_gradient = into_source(g, index);
        break;
      case Reduce::Mean: {
        const Tensor share = g / counts(g, index);
        input_gradient = share;
        if (backward.needs(1)) source_gradient = into_source(share, index);
        break;
      }
      case Reduce::Prod:
        products(backward, g, index, input_gradient, source_gradient);
        break;
      default:
        extremes(backward, g, index, input_gradient, source_gradient);
    }
    if (backward.needs(0))
      backward.set(
          0, include_self ? input_gradient : scatter(input_gradient, dim, index, Number(0.0)));
    if (backward.needs(1)) backward.set(1, source_gradient);
  }

 private:
  Tensor into_source(const Tensor& g, const Tensor& index) const {
    return gather_into(g, dim, index, source_layout->sizes());
  }

  Tensor counts(const Tensor& g, const Tensor& index) const {
    const Tensor ones_of_source = ones(source_layout->sizes(), g.dtype());
    const Tensor start = full(g.sizes(), Number(include_self ? 1.0 : 0.0), g.dtype());
    const Tensor count = scatter_add(start, dim, index, ones_of_source);
    return where(eq(count, Number(0.0)), Number(1.0), count);
  }

  // The product of the others: by division, and anew where the element itself is zero.
  void products(Backward& backward, const Tensor& g, const Tensor& index, Tensor& input_gradient,
                Tensor& source_gradient) const {
    const Tensor input = backward.saved(1);
    const Tensor source = backward.saved(2);
    const auto product = [&](const Tensor& start, const Tensor& factors) {
      return scatter_reduce(start, factors, index);
    };
    if (backward.needs(0)) {
      const Tensor safe = where(eq(input, Number(0.0)), Number(1.0), input);
      input_gradient = g * product(safe, source) / safe;
    }
    if (!backward.needs(1)) return;
    const Tensor zero = eq(source, Number(0.0));
    const Tensor zero_counts =
        scatter_add(zeros(g.sizes(), g.dtype()), dim, index, to(zero, g.dtype()));
    const Tensor single = eq(into_source(zero_counts, index) * to(zero, g.dtype()), Number(1.0));
    const Tensor others = product(input, where(single, Number(1.0), source));
    const Tensor divisor = where(zero, Number(1.0), source);
    source_gradient = where(single, into_source(g * others, index),
                            into_source(g * product(input, source), index) / divisor);
  }

  Tensor scatter_reduce(const Tensor& start, const Tensor& factors, const Tensor& index) const;

  void extremes(Backward& backward, const Tensor& g, const Tensor& index, Tensor& input_gradient,
                Tensor& source_gradient) const {
    const Tensor result = detach(backward.saved(3));
    Tensor input_wins = to(eq(detach(backward.saved(1)), result), g.dtype());
    if (!include_self) input_wins = scatter(input_wins, dim, index, Number(0.0));
    const Tensor source_wins =
        to(eq(detach(backward.saved(2)), into_source(result, index)), g.dtype());
    const Tensor winners = scatter_add(input_wins, dim, index, source_wins);
    const Tensor share = g / where(eq(winners, Number(0.0)), Number(1.0), winners);
    // Where nothing was reduced, the input is the result.
    input_gradient = input_wins * share;
    if (backward.needs(1)) source_gradient = source_wins * into_source(share, index);
  }
};

// With `parts` that is index_reduce, whose row has checked the index; else scatter_reduce.
Tensor reduced(bool parts, Tensor& input, bool in_place, int dim, const Tensor& index,
               const Tensor& given_source, Reduce reduce, bool include_self) {
  const char* op = parts ? kIndexReduce.op : kScatterReduce.op;
  if (reduce == Reduce::Mean && input.dtype() == DType::Bool)
    fail(ErrorKind::NotImplemented, op, ": a bool tensor was given; \"", op,
         "_mean\" not implemented for 'Bool'; convert with .to(int64)");
  const Tensor source = in_place ? apart_from(given_source, input) : given_source;
  const bool differentiable = is_floating(input.dtype());
  if (in_place)
    check_writable((std::string(op) + "_").c_str(), input,
                   differentiable && source.requires_grad());
  const bool records = differentiable && recording({&input, &given_source});
  const Edge input_edge = records ? gradient_edge(input) : Edge();
  const Edge source_edge = records ? gradient_edge(given_source) : Edge();
  const bool saves_operands = reduce != Reduce::Sum && reduce != Reduce::Mean;
  const Tensor old =
      in_place && records && saves_operands ? cast_unrecorded(input, input.dtype()) : input;
  Tensor result = in_place ? input : cast_unrecorded(input, input.dtype());
  if (parts)
    reduce_into(op, reduce, include_self, result, dim,
                {with_a_dimension(result), with_a_dimension(index_as_int64(op, index, "")),
                 with_a_dimension(source)},
                plan_parts);
  else
    reduce_into(op, reduce, include_self, result, dim,
                check_scatter(op, result, dim, index, &source), plan_along);
  if (in_place) mark_written(input);
  if (!records) return result;
  const Tensor places = parts ? index_of_parts(index, dim, source) : index;
  const Tensor none;
  const Tensor* inputs[] = {&none, &none};
  const bool extreme = reduce == Reduce::Largest || reduce == Reduce::Smallest;
  const Save saves[] = {{&places, Saved::kConstant},
                        {&old, Saved::input(0), saves_operands},
                        {&source, Saved::input(1), saves_operands},
                        {&result, Saved::output(0), extreme}};
  const ReduceIntoBack rule{reduce, include_self, dim, source.layout_ref()};
  NodeRef node = parts ? make_node<kIndexReduce>(1, inputs, saves, rule)
                       : make_node<kScatterReduce>(1, inputs, saves, rule);
  node->edge(0) = input_edge;
  node->edge(1) = source_edge;
  if (in_place)
    rebase_history(input, std::move(node), 0);
  else
    set_history(result, std::move(node), 0);
  return result;
}

Tensor ReduceIntoBack::scatter_reduce(const Tensor& start, const Tensor& factors,
                                      const Tensor& index) const {
  Tensor target = start;
  return reduced(false, target, false, dim, index, factors, Reduce::Prod, include_self);
}

Tensor scatter_reduce_row(std::span<Value> arguments, bool in_place) {
  Tensor& input = std::get<Tensor>(arguments[0]);
  const int dim = wrap_dim("scatter_reduce", std::get<int64_t>(arguments[1]), input.ndim());
  const std::string& name = std::get<std::string>(arguments[4]);
  const std::optional<Reduce> reduce = reduce_named(name);
  if (!reduce)
    fail(ErrorKind::Runtime, "scatter_reduce: reduce='", name,
         "' was given; reduce argument must be either sum, prod, mean, amax or amin, got ", name,
         "; scatter_add adds without a name");
  return reduced(false, input, in_place, dim, std::get<Tensor>(arguments[2]),
                 std::get<Tensor>(arguments[3]), *reduce, std::get<bool>(arguments[5]));
}

Tensor index_reduce_row(std::span<Value> arguments, bool in_place) {
  Tensor& input = std::get<Tensor>(arguments[0]);
  const int dim = wrap_dim("index_reduce", std::get<int64_t>(arguments[1]), input.ndim());
  const Tensor& index = std::get<Tensor>(arguments[2]);
  const Tensor& source = std::get<Tensor>(arguments[3]);
  const std::string& name = std::get<std::string>(arguments[4]);
  const std::optional<Reduce> reduce = reduce_named(name);
  if (!reduce || *reduce == Reduce::Sum)
    fail(ErrorKind::Runtime, "index_reduce: reduce='", name,
         "' was given; index_reduce(): Expected reduce to be one of prod, mean, amax or amin but ",
         "got ", name, ".; index_add adds");
  check_parts("index_reduce", input, dim, index, source);
  return reduced(true, input, in_place, dim, index, source, *reduce, std::get<bool>(arguments[5]));
}

template <Tensor (*row)(std::span<Value>, bool), bool in_place>
Value call_row(std::span<Value> arguments) {
  return row(arguments, in_place);
}

constexpr Op kOps[] = {
    {.name = "scatter_reduce",
     .signature = "(Tensor input, int dim, Tensor index, Tensor src, str reduce, *, bool "
                  "include_self=True) -> Tensor",
     .call = call_row<scatter_reduce_row, false>,
     .derivative = &kScatterReduce,
     .call_in_place = call_row<scatter_reduce_row, true>,
     .samples = "(D[2,3], 1, A([[0, 2, 0], [1, 0, 1]]), D[2,3], 'sum') (D[2,3], 1, A([[0, 2, 0], "
                "[1, 0, 1]]), P[2,3], 'prod') (D[2,3], 0, A([[0, 1, 0], [1, 1, 1]]), D[2,3], "
                "'mean') (D[2,3], 1, A([[0, 2, 0], [1, 0, 1]]), U[2,3], 'amax') (D[2,3], 1, A([[0, "
                "2, 0], [1, 0, 1]]), U[2,3], 'amin') (D[3], 0, A([1, 1, 0]), U[3], 'sum')",
     .doc = "Elements reduced into given places of a dimension by sum, prod, mean, amax or amin."},
    {.name = "index_reduce",
     .signature = "(Tensor input, int dim, Tensor index, Tensor source, str reduce, *, bool "
                  "include_self=True) -> Tensor",
     .call = call_row<index_reduce_row, false>,
     .derivative = &kIndexReduce,
     .call_in_place = call_row<index_reduce_row, true>,
     .samples =
         "(D[2,3], 1, A([0, 2, 0, 0]), P[2,4], 'prod') (D[2,3], 1, A([0, 0]), D[2,2], "
         "'mean') (D[4,3], 0, A([3, 1, 1]), U[3,3], 'amax') (D[4,1], 0, A([3, 1, 1]), U[3,1], "
         "'amin')",
     .doc = "Parts of a dimension reduced into those that an index names, by prod, mean, amax or "
            "amin."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
