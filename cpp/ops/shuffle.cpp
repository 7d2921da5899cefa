// Channels among each other, and channels to pixels and back: dimensions split, permuted, joined.
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr Derivative kChannels{"channel_shuffle", "ChannelShuffleBackward0",
                               "channel_shuffle(g, channels / groups)"};
constexpr Derivative kShuffle{"pixel_shuffle", "PixelShuffleBackward0",
                              "pixel_unshuffle(g, upscale_factor)"};
constexpr Derivative kUnshuffle{"pixel_unshuffle", "PixelUnshuffleBackward0",
                                "pixel_shuffle(g, downscale_factor)"};

// The elements, seen in the sizes `split`, with the last of these dimensions in another order, as a
// new tensor of `sizes`; without history.
Tensor rearranged(const Tensor& input, const Dims& split, std::initializer_list<int> order,
                  const Dims& sizes) {
  const GradMode mode(false);
  const Tensor source = contiguous(input);
  const Dims strides = contiguous_strides(split);
  const int kept = split.size() - static_cast<int>(order.size());
  Dims moved_sizes(split), moved_strides(strides);
  int next = kept;
  for (int dim : order) {
    moved_sizes[next] = split[kept + dim];
    moved_strides[next++] = strides[kept + dim];
  }
  Tensor result = empty(sizes, input.dtype());
  copy_unrecorded(alias(result, Layout::contiguous(moved_sizes), 0),
                  alias(source, Layout::strided(moved_sizes, moved_strides), source->offset));
  return result;
}

Tensor channel_shuffle(const Tensor& input, int64_t groups) {
  if (input.ndim() <= 2)
    fail(ErrorKind::Runtime,
         "channel_shuffle: channel_shuffle expects input with > 2 dims, but got input with sizes ",
         to_string(input.sizes()), "; use unsqueeze");
  const int64_t channels = input.size(1);
  if (groups <= 0)
    fail(ErrorKind::Runtime, "channel_shuffle: ", groups,
         " groups were given; Number of groups to divide channels in must be positive. Value of "
         "groups:",
         groups, "; use 1 to change nothing");
  if (channels % groups)
    fail(ErrorKind::Runtime, "channel_shuffle: ", groups,
         " groups were given; Number of channels must be divisible by groups. Got ", channels,
         " channels and ", groups, " groups.; use a divisor");
  if (input.numel() == 0) return alias(input, input.layout_ref(), input->offset);
  const int64_t rest = input.numel() / input.size(0) / channels;
  Tensor result =
      rearranged(input, {input.size(0), groups, channels / groups, rest}, {1, 0, 2}, input.sizes());
  record<kChannels>(result, {&input}, {}, [back = channels / groups](Backward& backward) {
    backward.set(0, channel_shuffle(backward.gradient(), back));
  });
  return result;
}

void check_images(const char* op, const char* factor_name, const Tensor& input, int64_t factor) {
  if (input.ndim() < 3)
    fail(ErrorKind::Runtime, op, ": a tensor of shape ", to_string(input.sizes()), " was given; ",
         op, " expects input to have at least 3 dimensions, but got input with ", input.ndim(),
         " dimension(s); use unsqueeze");
  if (factor <= 0)
    fail(ErrorKind::Runtime, op, ": ", factor_name, "=", factor, " was given; ", op,
         " expects a positive ", factor_name, ", but got ", factor, "; use 1 to change nothing");
}

// The dimensions before the image and those of the image.
Dims with_batch(const Tensor& input, std::initializer_list<int64_t> image) {
  Dims sizes(input.sizes().first(static_cast<size_t>(input.ndim() - 3)));
  for (int64_t size : image) sizes.push_back(size);
  return sizes;
}

Tensor pixel_unshuffle(const Tensor& input, int64_t factor);

Tensor pixel_shuffle(const Tensor& input, int64_t factor) {
  check_images("pixel_shuffle", "upscale_factor", input, factor);
  const int batch = input.ndim() - 3;
  const int64_t channels = input.size(batch), height = input.size(batch + 1),
                width = input.size(batch + 2);
  if (factor > 3037000499 || channels % (factor * factor))
    fail(ErrorKind::Runtime, "pixel_shuffle: upscale_factor=", factor,
         " was given; pixel_shuffle expects its input's 'channel' dimension to be divisible by the "
         "square of upscale_factor, but input.size(-3)=",
         channels, " is not divisible by ", factor > 3037000499 ? factor : factor * factor,
         "; use a divisor");
  const int64_t left = channels / (factor * factor);
  Tensor result =
      rearranged(input, with_batch(input, {left, factor, factor, height, width}), {0, 3, 1, 4, 2},
                 with_batch(input, {left, height * factor, width * factor}));
  record<kShuffle>(result, {&input}, {}, [factor](Backward& backward) {
    backward.set(0, pixel_unshuffle(backward.gradient(), factor));
  });
  return result;
}

Tensor pixel_unshuffle(const Tensor& input, int64_t factor) {
  check_images("pixel_unshuffle", "downscale_factor", input, factor);
  const int batch = input.ndim() - 3;
  const int64_t channels = input.size(batch), height = input.size(batch + 1),
                width = input.size(batch + 2);
  for (int dim = 0; dim < 2; ++dim)
    if (input.size(batch + 1 + dim) % factor)
      fail(ErrorKind::Runtime, "pixel_unshuffle: downscale_factor=", factor,
           " was given; pixel_unshuffle expects ", dim ? "width" : "height",
           " to be divisible by downscale_factor, but input.size(", dim - 2,
           ")=", input.size(batch + 1 + dim), " is not divisible by ", factor, "; use a divisor");
  Tensor result = rearranged(
      input, with_batch(input, {channels, height / factor, factor, width / factor, factor}),
      {0, 2, 4, 1, 3},
      with_batch(input, {channels * factor * factor, height / factor, width / factor}));
  record<kUnshuffle>(result, {&input}, {}, [factor](Backward& backward) {
    backward.set(0, pixel_shuffle(backward.gradient(), factor));
  });
  return result;
}

constexpr Op kOps[] = {
    {.name = "channel_shuffle",
     .signature = "(Tensor input, int groups) -> Tensor",
     .call = call<channel_shuffle>,
     .derivative = &kChannels,
     .forms = OpForms::kFunction,
     .no_out = true,
     .aliases = "nn.functional.channel_shuffle",
     .samples = "(R[1,4,3], 2) (R[2,6,2,2], 3) (R[1,2,2], 1)",
     .doc = "The channels (dimension 1) as a matrix of `groups` rows, transposed."},
    {.name = "pixel_shuffle",
     .signature = "(Tensor input, int upscale_factor) -> Tensor",
     .call = call<pixel_shuffle>,
     .derivative = &kShuffle,
     .forms = OpForms::kFunction,
     .no_out = true,
     .aliases = "nn.functional.pixel_shuffle",
     .samples = "(R[4,1,2], 2) (R[2,8,2,3], 2) (R[2,1,9,2,1], 3) (R[2,3,3], 1)",
     .doc = "Images (.., C * r * r, H, W) as larger ones, (.., C, H * r, W * r)."},
    {.name = "pixel_unshuffle",
     .signature = "(Tensor input, int downscale_factor) -> Tensor",
     .call = call<pixel_unshuffle>,
     .derivative = &kUnshuffle,
     .forms = OpForms::kFunction,
     .no_out = true,
     .aliases = "nn.functional.pixel_unshuffle",
     .samples = "(R[1,2,4], 2) (R[2,2,4,6], 2) (R[2,1,1,3,3], 3) (R[2,3,3], 1)",
     .doc = "Images (.., C, H * r, W * r) as smaller ones, (.., C * r * r, H, W)."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
