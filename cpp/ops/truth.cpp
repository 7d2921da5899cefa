// Whether all or any elements are true, and how many are.
#include "ops/truth.hpp"

#include <cstring>

#include "ops/cast.hpp"
#include "ops/factories.hpp"
#include "ops/op.hpp"
#include "ops/reduction.hpp"

namespace backsweep {
namespace {

using kernels::Reduction;

Tensor as_bool(const Tensor& input) {
  return input.dtype() == DType::Bool ? input : cast_unrecorded(input, DType::Bool);
}

// Stops at the first byte that decides.
bool find_byte(const Tensor& bools, bool wanted) {
  return bools.numel() > 0 &&
         std::memchr(bools.raw(), wanted, static_cast<size_t>(bools.numel())) != nullptr;
}

template <bool any>
Tensor truth(const Tensor& input, DimSet dims, DimsView sizes) {
  const Tensor bools = as_bool(input);
  Tensor result = empty(sizes, DType::Bool);
  if (dims == DimSet::all(input.ndim()) && bools.layout().is_dense())
    *result.raw() = find_byte(bools, any) == any;
  else if (input.numel() == 0)
    fill_unrecorded(result, Number(!any));
  else
    run_reduction(any ? "any" : "all", any ? Reduction::Max : Reduction::Min, bools, dims,
                  {.values = result.raw()});
  // PyTorch keeps uint8, from the days before bool.
  return input.dtype() == DType::UInt8 ? cast_unrecorded(result, DType::UInt8) : result;
}

template <bool any>
Tensor truth_all(const Tensor& input) {
  return truth<any>(input, DimSet::all(input.ndim()), {});
}

template <bool any>
Tensor truth_dims(const Tensor& input, const std::optional<IntList>& dim, bool keepdim) {
  // No dimensions given means all, an empty list means none.
  const DimSet dims =
      dim && dim->empty() ? DimSet() : reduced_dims(any ? "any" : "all", input, dim);
  return truth<any>(input, dims, reduced_sizes(input.sizes(), dims, keepdim));
}

Tensor count_nonzero(const Tensor& input, const std::optional<IntList>& dim) {
  const DimSet dims = reduced_dims("count_nonzero", input, dim);
  Tensor result = empty(reduced_sizes(input.sizes(), dims, false), DType::Int64);
  run_reduction("count_nonzero", Reduction::Sum, as_bool(input), dims, {.values = result.raw()});
  return result;
}

constexpr const char* kAll = "(Tensor input) -> Tensor";
constexpr const char* kDims = "(Tensor input, int[]? dim=None, bool keepdim=False) -> Tensor";
constexpr const char* kAllSamples = "(R[2,3],) (I[2,3],) (B[3],) (R[],) (R[0],)";
constexpr const char* kDimsSamples =
    "(I[2,3], 1) (B[2,3,4], [0, -1], True) (R[], 0) (R[3,0], 1) (R[3,0], 0) (I[2,3], [])";

constexpr Op kOps[] = {
    {.name = "all",
     .signature = kAll,
     .call = call<truth_all<false>>,
     .samples = kAllSamples,
     .doc = "Whether all elements are true (not zero)."},
    {.name = "all",
     .signature = kDims,
     .call = call<truth_dims<false>>,
     .samples = kDimsSamples,
     .doc = "Whether all elements along `dim` are true (not zero)."},
    {.name = "any",
     .signature = kAll,
     .call = call<truth_all<true>>,
     .samples = kAllSamples,
     .doc = "Whether any element is true (not zero)."},
    {.name = "any",
     .signature = kDims,
     .call = call<truth_dims<true>>,
     .samples = kDimsSamples,
     .doc = "Whether any element along `dim` is true (not zero)."},
    {.name = "count_nonzero",
     .signature = "(Tensor input, int[]? dim=None) -> Tensor",
     .call = call<count_nonzero>,
     .no_out = true,
     .samples = "(I[2,3],) (B[2,3], 1) (I[2,3,4], [0, -1]) (R[], 0) (R[3,0], 1) (I[2,3], [])",
     .doc = "How many elements are not zero, as int64."},
};
const OpTable kTable(kOps);

}  // namespace

bool any_nonzero(const Tensor& condition) {
  return find_byte(condition, true);
}

}  // namespace backsweep
