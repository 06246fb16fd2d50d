using System;

namespace DdbCrossAccount.Sandbox.Lambda.Runtimes;

/// <summary>One line of a function's log.</summary>
/// <param name="Time">Service time.</param>
/// <param name="Stream">The execution environment that wrote it.</param>
/// <param name="Text">Without line end.</param>
internal sealed record LogLine(DateTimeOffset Time, string Stream, string Text);
