using System;
using System.Threading.Tasks;

namespace DdbCrossAccount.Benchmarks;

/// <summary>
/// A way to copy items: one worker reads its segment and writes what it read until it has carried its share.
/// </summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="CopyAsync">Copies: takes worker, number of workers, and the items to carry at least; returns those
/// carried.</param>
internal sealed record CopyPath(string Name, Func<int, int, int, Task<int>> CopyAsync);
