namespace DdbCrossAccount.Sandbox.Lambda;

/// <summary>Quotas of Lambda, from the developer guide's page "Lambda quotas".</summary>
internal static class LambdaLimits
{
    /// <summary>Of one account and Region together, until it is raised.</summary>
    public const int ConcurrentExecutions = 1000;

    /// <summary>So many concurrent executions have to be left to functions that reserve none.</summary>
    public const int LeastUnreserved = 100;

    /// <summary>Bytes of all zip files of an account and Region.</summary>
    public const long TotalCodeSize = 80_530_636_800;

    /// <summary>Bytes.</summary>
    public const long UnzippedCodeSize = 262_144_000;

    /// <summary>Bytes of a zip file that is part of a request.</summary>
    public const long ZippedCodeSize = 52_428_800;

    /// <summary>Megabytes.</summary>
    public const int MemorySize = 10_240;

    /// <summary>Seconds.</summary>
    public const int Timeout = 900;

    /// <summary>Bytes of all environment variables together.</summary>
    public const int Variables = 4096;

    /// <summary>Bytes of a payload that is waited for, and of its answer.</summary>
    public const int SynchronousPayload = 6 * 1024 * 1024;

    /// <summary>Bytes that an answer may have beyond, for what stands around it.</summary>
    public const int AnswerAllowance = 100;

    /// <summary>Bytes of a payload that nobody waits for.</summary>
    public const int AsynchronousPayload = 1024 * 1024;
}
