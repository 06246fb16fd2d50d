namespace DdbCrossAccount.Module.Output;

/// <summary>The ids of all progress bars: one of each command, and counted on from there one of each table below it.</summary>
internal static class ProgressRecords
{
    public const int NoParent = -1;
    public const int StartExport = 1000;
    public const int WaitExport = 2000;
    public const int StartImport = 3000;
    public const int WaitImport = 4000;
    public const int LoadSandboxTable = 5000;
    public const int EnableCdc = 6000;
    public const int DisableCdc = 7000;
    public const int RemoveCdc = 8000;
    public const int WaitCdc = 9000;
}
