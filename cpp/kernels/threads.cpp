#include "threads.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>

#if defined(__unix__) || defined(__APPLE__)
#include <pthread.h>
#include <signal.h>
#include <unistd.h>
#endif
#if defined(__linux__)
#include <sched.h>
#endif

namespace backsweep::kernels {
namespace {

constexpr int kMostThreads = 256;
// A worker looks for the next loop this many times before it sleeps: 0.1 to 0.3 milliseconds, so
// that the loops of a step follow each other without a wake-up, and an idle process uses no time.
constexpr int kSpins = 8000;
// The caller, for the last chunks to end.
constexpr int kCallerSpins = 1000;

inline void pause_briefly() {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("yield");
#endif
}

int64_t process_id() {
#if defined(__unix__) || defined(__APPLE__)
  return getpid();
#else
  return 0;
#endif
}

int default_thread_count() {
  if (const char* text = std::getenv("OMP_NUM_THREADS")) {
    const long wanted = std::strtol(text, nullptr, 10);
    if (wanted > 0) return static_cast<int>(std::min<long>(wanted, kMostThreads));
  }
#if defined(__linux__)
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0) {
    return std::min(CPU_COUNT(&set), kMostThreads);
  }
#endif
  return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, kMostThreads);
}

std::atomic<int> wanted_threads{0};  // 0: not asked for yet

thread_local bool inside_loop = false;

// One loop. Lives on its caller's stack; workers reach it only while Pool::job points at it, or
// while they are counted in Pool::running.
class Job {
 public:
  Job(int64_t begin, int64_t end, int64_t grain, int workers,
      FunctionRef<void(int64_t, int64_t)> body)
      : begin_(begin),
        end_(end),
        grain_(grain),
        chunks_((end - begin - 1) / grain + 1),
        workers_(workers),
        body_(body) {}

  int workers() const { return workers_; }

  void run_chunks() noexcept {
    for (;;) {
      const int64_t chunk = next_.fetch_add(1, std::memory_order_relaxed);
      if (chunk >= chunks_) return;
      try {
        const int64_t first = begin_ + chunk * grain_;
        body_(first, chunk + 1 == chunks_ ? end_ : first + grain_);
      } catch (...) {
        const std::lock_guard lock(error_mutex_);
        if (!error_) error_ = std::current_exception();
        next_.store(chunks_, std::memory_order_relaxed);
      }
    }
  }

  void rethrow() {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  const int64_t begin_, end_, grain_, chunks_;
  const int workers_;
  const FunctionRef<void(int64_t, int64_t)> body_;
  std::atomic<int64_t> next_{0};
  std::mutex error_mutex_;
  std::exception_ptr error_;
};

// Never destroyed: workers are detached and may still wait on it while the process exits, and a
// forked child cannot tell in which state its mutexes were copied.
class Pool {
 public:
  Pool() {
#if defined(__linux__)
    CPU_ZERO(&allowed_);
    if (sched_getaffinity(0, sizeof allowed_, &allowed_) != 0) CPU_ZERO(&allowed_);
#endif
  }

  int64_t process() const { return process_; }

  bool try_own() { return owner_.try_lock(); }
  void disown() { owner_.unlock(); }

  // The owner only.
  void run(Job& job) {
    start_workers(job.workers());
    leave_processor_to_caller();
    bool wake = false;
    {
      const std::lock_guard lock(mutex_);
      job_ = &job;
      loops_.fetch_add(1, std::memory_order_relaxed);
      wake = sleeping_ > 0;
    }
    if (wake) {
      if (workers_ == 1) {
        wake_.notify_one();
      } else {
        wake_.notify_all();
      }
    }
    job.run_chunks();
    std::unique_lock lock(mutex_);
    job_ = nullptr;  // from here no worker can join
    for (int spin = 0; running_ > 0 && spin < kCallerSpins; ++spin) {
      lock.unlock();
      pause_briefly();
      lock.lock();
    }
    done_.wait(lock, [&] { return running_ == 0; });
  }

 private:
  void start_workers(int count) {
    while (workers_ < count) {
#if defined(__unix__) || defined(__APPLE__)
      // Signals belong to the threads of the program, not to ours.
      sigset_t all, before;
      sigfillset(&all);
      pthread_sigmask(SIG_SETMASK, &all, &before);
#endif
      bool started = true;
      try {
        std::thread worker([this, index = workers_] { work(index); });
#if defined(__linux__)
        handles_[workers_] = worker.native_handle();
        callers_processor_ = -1;  // the new worker has not been told
#endif
        worker.detach();
        ++workers_;
      } catch (const std::system_error&) {
        started = false;  // the caller runs what nobody claims
      }
#if defined(__unix__) || defined(__APPLE__)
      pthread_sigmask(SIG_SETMASK, &before, nullptr);
#endif
      if (!started) return;
    }
  }

  // Linux likes to wake a thread where its waker runs. There a worker would wait for the caller to
  // finish, or take turns with it, so workers keep to the other processors.
  void leave_processor_to_caller() {
#if defined(__linux__)
    const int processor = sched_getcpu();
    if (processor < 0 || processor == callers_processor_) return;
    callers_processor_ = processor;
    cpu_set_t others = allowed_;
    if (processor >= CPU_SETSIZE || !CPU_ISSET(processor, &others)) return;
    CPU_CLR(processor, &others);
    if (CPU_COUNT(&others) == 0) return;
    for (int i = 0; i < workers_; ++i) pthread_setaffinity_np(handles_[i], sizeof others, &others);
#endif
  }

  void work(int index) {
    inside_loop = true;
    uint64_t seen = 0;
    for (;;) {
      for (int spin = 0; spin < kSpins; ++spin) {
        if (loops_.load(std::memory_order_relaxed) != seen) break;
        pause_briefly();
      }
      Job* job = nullptr;
      {
        std::unique_lock lock(mutex_);
        ++sleeping_;
        wake_.wait(lock, [&] { return loops_.load(std::memory_order_relaxed) != seen; });
        --sleeping_;
        seen = loops_.load(std::memory_order_relaxed);
        if (job_ == nullptr || index >= job_->workers()) continue;
        job = job_;
        ++running_;
      }
      job->run_chunks();
      const std::lock_guard lock(mutex_);
      if (--running_ == 0) done_.notify_one();
    }
  }

  const int64_t process_ = process_id();
  std::mutex owner_;  // held by the thread whose loop the pool runs
  int workers_ = 0;   // guarded by owner_, as all down to mutex_
#if defined(__linux__)
  pthread_t handles_[kMostThreads];
  cpu_set_t allowed_;
  int callers_processor_ = -1;
#endif
  std::mutex mutex_;  // guards everything below
  std::condition_variable wake_, done_;
  std::atomic<uint64_t> loops_{0};  // written under mutex_, read anywhere
  Job* job_ = nullptr;
  int running_ = 0, sleeping_ = 0;
};

std::atomic<Pool*> current_pool{nullptr};

Pool& pool() {
  Pool* found = current_pool.load(std::memory_order_acquire);
  while (found == nullptr || found->process() != process_id()) {
    Pool* made = new Pool;
    if (current_pool.compare_exchange_strong(found, made, std::memory_order_acq_rel)) return *made;
    delete made;
  }
  return *found;
}

}  // namespace

int thread_count() {
  int count = wanted_threads.load(std::memory_order_relaxed);
  if (count == 0) {
    // Two threads may both get here; they find the same value.
    count = default_thread_count();
    int unset = 0;
    if (!wanted_threads.compare_exchange_strong(unset, count)) count = unset;
  }
  return count;
}

void set_thread_count(int count) {
  wanted_threads.store(std::clamp(count, 1, kMostThreads), std::memory_order_relaxed);
}

void parallel_for(int64_t begin, int64_t end, int64_t grain,
                  FunctionRef<void(int64_t, int64_t)> body) {
  if (begin >= end) return;
  grain = std::max<int64_t>(grain, 1);
  const int64_t chunks = (end - begin - 1) / grain + 1;
  if (chunks > 1 && !inside_loop) {
    const int threads = static_cast<int>(std::min<int64_t>(thread_count(), chunks));
    if (threads > 1) {
      Pool& shared = pool();
      if (shared.try_own()) {
        Job job(begin, end, grain, threads - 1, body);
        inside_loop = true;
        shared.run(job);
        inside_loop = false;
        shared.disown();
        job.rethrow();
        return;
      }
    }
  }
  for (int64_t chunk = 0; chunk < chunks; ++chunk) {
    const int64_t first = begin + chunk * grain;
    body(first, chunk + 1 == chunks ? end : first + grain);
  }
}

}  // namespace backsweep::kernels
