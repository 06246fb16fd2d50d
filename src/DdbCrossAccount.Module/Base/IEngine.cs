using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Cdc.Failures;
using DdbCrossAccount.Core.Cdc.Removing;
using DdbCrossAccount.Core.Cdc.Watching;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Core.Functions;
using DdbCrossAccount.Core.Imports;
using DdbCrossAccount.Core.Sandboxes;
using DdbCrossAccount.Core.Sandboxes.Administration;
using DdbCrossAccount.Core.Waiting;

namespace DdbCrossAccount.Module.Base;

/// <summary>What cmdlets ask of the engine: one member for each thing that it does.</summary>
/// <remarks>Work on several inputs tells its results as events; work on one returns it.</remarks>
internal interface IEngine
{
    /// <summary>Connects an account.</summary>
    Task<DdbAccount> ConnectAsync(EngineContext context, ConnectOptions options, CancellationToken token);

    /// <summary>Reads a table's definition.</summary>
    Task<DdbTableDefinition> ReadTableAsync(EngineContext context, DdbAccount source, string tableName, CancellationToken token);

    /// <summary>Lists the names of an account's tables.</summary>
    IAsyncEnumerable<string> ListTablesAsync(EngineContext context, DdbAccount account, CancellationToken token);

    /// <summary>Starts exports; tells each.</summary>
    Task StartExportsAsync(EngineContext context, ExportOptions options, CancellationToken token);

    /// <summary>Reads an export again.</summary>
    Task<DdbExport> ReadExportAsync(EngineContext context, DdbExport export, CancellationToken token);

    /// <summary>Reads an export of which only the ARN is known.</summary>
    Task<DdbExport> ReadExportAsync(EngineContext context, DdbAccount source, string exportArn, CancellationToken token);

    /// <summary>Lists the exports of one table or of all.</summary>
    IAsyncEnumerable<DdbExport> ListExportsAsync(EngineContext context, DdbAccount source, string? tableName, CancellationToken token);

    /// <summary>Waits for exports together; tells each as it ends.</summary>
    Task WaitForExportsAsync(EngineContext context, IReadOnlyList<DdbExport> exports, WaitOptions options, CancellationToken token);

    /// <summary>Makes an export object from the export's place in S3.</summary>
    Task<DdbExport> ReadExportPlaceAsync(EngineContext context, DdbAccount reader, ExportPlace place, CancellationToken token);

    /// <summary>Starts imports; tells each.</summary>
    Task StartImportsAsync(EngineContext context, ImportOptions options, CancellationToken token);

    /// <summary>Reads an import again.</summary>
    Task<DdbImport> ReadImportAsync(EngineContext context, DdbImport import, CancellationToken token);

    /// <summary>Reads an import of which only the ARN is known.</summary>
    Task<DdbImport> ReadImportAsync(EngineContext context, DdbAccount target, string importArn, CancellationToken token);

    /// <summary>Lists the imports of one table or of all.</summary>
    IAsyncEnumerable<DdbImport> ListImportsAsync(EngineContext context, DdbAccount target, string? tableName, CancellationToken token);

    /// <summary>Waits for imports together; tells each as it ends.</summary>
    Task WaitForImportsAsync(EngineContext context, IReadOnlyList<DdbImport> imports, WaitOptions options, CancellationToken token);

    /// <summary>Tells what turning change data capture on would make, and throws what stands against it; nothing is changed.</summary>
    Task<CdcPlanSummary> PlanCdcAsync(EngineContext context, CdcRequest request, CdcOptions options, CancellationToken token);

    /// <summary>Turns change data capture on; tells each.</summary>
    Task EnableCdcAsync(EngineContext context, IReadOnlyList<CdcRequest> requests, CdcOptions options, CancellationToken token);

    /// <summary>Turns change data capture off; tells each.</summary>
    Task DisableCdcAsync(EngineContext context, IReadOnlyList<DdbCdc> cdcs, CancellationToken token);

    /// <summary>Takes away what turning it on has made.</summary>
    Task RemoveCdcAsync(EngineContext context, IReadOnlyList<DdbCdc> cdcs, CdcRemoveOptions options, CancellationToken token);

    /// <summary>Reads change data capture as it is now.</summary>
    Task<DdbCdc> ReadCdcAsync(EngineContext context, DdbCdc cdc, CancellationToken token);

    /// <summary>Reads change data capture of a table, or all of a ledger.</summary>
    IAsyncEnumerable<DdbCdc> ListCdcAsync(EngineContext context, CdcFilter filter, CancellationToken token);

    /// <summary>Waits for change data capture of tables together; tells each as it is in sync or drained.</summary>
    Task WaitForCdcAsync(EngineContext context, IReadOnlyList<DdbCdc> cdcs, CdcWaitOptions options, CancellationToken token);

    /// <summary>Lists what change data capture of one stream could not bring over; tells each.</summary>
    Task ListCdcFailuresAsync(EngineContext context, DdbCdc cdc, CancellationToken token);

    /// <summary>Lists what change data capture of all streams of a ledger could not bring over; tells each.</summary>
    Task ListCdcFailuresAsync(
        EngineContext context, DdbAccount target, DdbAccount? source, string? ledgerTableName, CancellationToken token);

    /// <summary>Repairs failures of one stream; tells each that is repaired.</summary>
    Task RepairCdcFailuresAsync(EngineContext context, DdbCdc cdc, FailureSelection selection, CancellationToken token);

    /// <summary>Starts a sandbox.</summary>
    Task<DdbSandbox> StartSandboxAsync(EngineContext context, SandboxStartOptions options, CancellationToken token);

    /// <summary>Stops a sandbox.</summary>
    Task StopSandboxAsync(EngineContext context, DdbSandbox sandbox, CancellationToken token);

    /// <summary>Makes a table in a sandbox and fills it from a file.</summary>
    Task ImportSandboxTableAsync(EngineContext context, SandboxTableOptions options, CancellationToken token);

    /// <summary>Sets a fault of a sandbox.</summary>
    Task<DdbSandboxFault> SetSandboxFaultAsync(EngineContext context, DdbSandbox sandbox, SandboxFaultRule rule, CancellationToken token);

    /// <summary>Sets the faults of a file, all or none.</summary>
    Task<IReadOnlyList<DdbSandboxFault>> SetSandboxFaultsAsync(
        EngineContext context, DdbSandbox sandbox, string path, CancellationToken token);

    /// <summary>Reads one fault of a sandbox, or all.</summary>
    Task<IReadOnlyList<DdbSandboxFault>> ReadSandboxFaultsAsync(
        EngineContext context, DdbSandbox sandbox, string? faultId, CancellationToken token);

    /// <summary>Takes one fault of a sandbox away, or all.</summary>
    Task ClearSandboxFaultsAsync(EngineContext context, DdbSandbox sandbox, string? faultId, CancellationToken token);

    /// <summary>Reads the requests that a sandbox has served; tells each.</summary>
    Task ReadSandboxRequestsAsync(
        EngineContext context, DdbSandbox sandbox, SandboxRequestFilter filter, CancellationToken token);

    /// <summary>Moves a sandbox's clock on, or changes its rate.</summary>
    Task<DdbSandboxClock> ChangeSandboxClockAsync(
        EngineContext context, DdbSandbox sandbox, SandboxClockChange change, CancellationToken token);

    /// <summary>Lists the names of the operations that a sandbox knows.</summary>
    Task<IReadOnlyList<string>> ListSandboxOperationsAsync(EngineContext context, DdbSandbox sandbox, CancellationToken token);

    /// <summary>Lists the names of the functions of an account and Region.</summary>
    IAsyncEnumerable<string> ListFunctionsAsync(EngineContext context, DdbAccount account, CancellationToken token);

    /// <summary>Tells what publishing a function will do, by reading only.</summary>
    Task<FunctionPlan> PlanFunctionAsync(EngineContext context, FunctionOptions options, CancellationToken token);

    /// <summary>Publishes a function as planned.</summary>
    Task<DdbCdcFunction> PublishFunctionAsync(EngineContext context, FunctionPlan plan, CancellationToken token);
}
