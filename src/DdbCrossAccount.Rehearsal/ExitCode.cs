namespace DdbCrossAccount.Rehearsal;

/// <summary>What the program tells its caller.</summary>
internal static class ExitCode
{
    public const int Equal = 0;
    public const int NotEqual = 1;
    public const int BadCommandLine = 2;

    /// <summary>128 + SIGINT, as shells have it.</summary>
    public const int Cancelled = 130;
}
