namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>How the function is fed, and how large it is.</summary>
/// <param name="BatchSize">The most records of an invocation.</param>
/// <param name="BatchWindowSeconds">How long records are gathered.</param>
/// <param name="MemorySize">The function's memory in MB.</param>
internal sealed record MappingSettings(int BatchSize, int BatchWindowSeconds, int MemorySize);
