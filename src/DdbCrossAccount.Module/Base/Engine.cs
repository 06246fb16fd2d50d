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
using DdbCrossAccount.Core.Tables;
using DdbCrossAccount.Core.Waiting;

namespace DdbCrossAccount.Module.Base;

/// <summary>The engine itself.</summary>
internal sealed class Engine : IEngine
{
    public Task<DdbAccount> ConnectAsync(EngineContext context, ConnectOptions options, CancellationToken token) =>
        new AccountConnector(context).ConnectAsync(options, token);

    public Task<DdbTableDefinition> ReadTableAsync(
        EngineContext context, DdbAccount source, string tableName, CancellationToken token) =>
        new TableDefinitionReader(context).ReadAsync(source, tableName, token);

    public IAsyncEnumerable<string> ListTablesAsync(EngineContext context, DdbAccount account, CancellationToken token) =>
        new TableNameLister(context).ListAsync(account, token);

    public Task StartExportsAsync(EngineContext context, ExportOptions options, CancellationToken token) =>
        new ExportStarter(context).StartAsync(options, token);

    public Task<DdbExport> ReadExportAsync(EngineContext context, DdbExport export, CancellationToken token) =>
        new ExportStatusReader(context).ReadAsync(export, token);

    public Task<DdbExport> ReadExportAsync(EngineContext context, DdbAccount source, string exportArn, CancellationToken token) =>
        new ExportStatusReader(context).ReadAsync(source, exportArn, token);

    public IAsyncEnumerable<DdbExport> ListExportsAsync(
        EngineContext context, DdbAccount source, string? tableName, CancellationToken token) =>
        new ExportStatusReader(context).ListAsync(source, tableName, token);

    public Task WaitForExportsAsync(
        EngineContext context, IReadOnlyList<DdbExport> exports, WaitOptions options, CancellationToken token) =>
        new ExportWaiter(context).WaitAsync(exports, options, token);

    public Task<DdbExport> ReadExportPlaceAsync(
        EngineContext context, DdbAccount reader, ExportPlace place, CancellationToken token) =>
        new ExportPlaceReader(context).ReadAsync(reader, place.Bucket, place.BucketOwner, place.Prefix, token);

    public Task StartImportsAsync(EngineContext context, ImportOptions options, CancellationToken token) =>
        new ImportStarter(context).StartAsync(options, token);

    public Task<DdbImport> ReadImportAsync(EngineContext context, DdbImport import, CancellationToken token) =>
        new ImportStatusReader(context).ReadAsync(import, token);

    public Task<DdbImport> ReadImportAsync(EngineContext context, DdbAccount target, string importArn, CancellationToken token) =>
        new ImportStatusReader(context).ReadAsync(target, importArn, token);

    public IAsyncEnumerable<DdbImport> ListImportsAsync(
        EngineContext context, DdbAccount target, string? tableName, CancellationToken token) =>
        new ImportStatusReader(context).ListAsync(target, tableName, token);

    public Task WaitForImportsAsync(
        EngineContext context, IReadOnlyList<DdbImport> imports, WaitOptions options, CancellationToken token) =>
        new ImportWaiter(context).WaitAsync(imports, options, token);

    public async Task<CdcPlanSummary> PlanCdcAsync(
        EngineContext context, CdcRequest request, CdcOptions options, CancellationToken token) =>
        CdcPlanSummary.Of(await new CdcPlanner(context, options).PlanAsync(request, token).ConfigureAwait(false));

    public Task EnableCdcAsync(
        EngineContext context, IReadOnlyList<CdcRequest> requests, CdcOptions options, CancellationToken token) =>
        new CdcEnabler(context).EnableAsync(requests, options, token);

    public Task DisableCdcAsync(EngineContext context, IReadOnlyList<DdbCdc> cdcs, CancellationToken token) =>
        new CdcDisabler(context).DisableAsync(cdcs, token);

    public Task RemoveCdcAsync(
        EngineContext context, IReadOnlyList<DdbCdc> cdcs, CdcRemoveOptions options, CancellationToken token) =>
        new CdcRemover(context).RemoveAsync(cdcs, options, token);

    public Task<DdbCdc> ReadCdcAsync(EngineContext context, DdbCdc cdc, CancellationToken token) =>
        new CdcReader(context).ReadAsync(cdc, token);

    public IAsyncEnumerable<DdbCdc> ListCdcAsync(EngineContext context, CdcFilter filter, CancellationToken token) =>
        new CdcReader(context).ListAsync(filter, token);

    public Task WaitForCdcAsync(
        EngineContext context, IReadOnlyList<DdbCdc> cdcs, CdcWaitOptions options, CancellationToken token) =>
        new CdcWaiter(context).WaitAsync(cdcs, options, token);

    public Task ListCdcFailuresAsync(EngineContext context, DdbCdc cdc, CancellationToken token) =>
        new FailureLister(context).ListAsync(cdc, token);

    public Task ListCdcFailuresAsync(
        EngineContext context, DdbAccount target, DdbAccount? source, string? ledgerTableName, CancellationToken token) =>
        new FailureLister(context).ListAsync(target, source, ledgerTableName, token);

    public Task RepairCdcFailuresAsync(EngineContext context, DdbCdc cdc, FailureSelection selection, CancellationToken token) =>
        new FailureRepairer(context).RepairAsync(cdc, selection.Contains, token);

    public Task<DdbSandbox> StartSandboxAsync(EngineContext context, SandboxStartOptions options, CancellationToken token) =>
        new SandboxStarter(context).StartAsync(options, token);

    public Task StopSandboxAsync(EngineContext context, DdbSandbox sandbox, CancellationToken token) =>
        new SandboxStopper(context).StopAsync(sandbox, token);

    public Task ImportSandboxTableAsync(EngineContext context, SandboxTableOptions options, CancellationToken token) =>
        new SandboxTableImporter(context).ImportAsync(options, token);

    public Task<DdbSandboxFault> SetSandboxFaultAsync(
        EngineContext context, DdbSandbox sandbox, SandboxFaultRule rule, CancellationToken token) =>
        new SandboxFaults(new SandboxEndpoint(sandbox)).SetAsync(rule, token);

    public Task<IReadOnlyList<DdbSandboxFault>> SetSandboxFaultsAsync(
        EngineContext context, DdbSandbox sandbox, string path, CancellationToken token) =>
        new SandboxFaults(new SandboxEndpoint(sandbox)).SetFromFileAsync(path, token);

    public Task<IReadOnlyList<DdbSandboxFault>> ReadSandboxFaultsAsync(
        EngineContext context, DdbSandbox sandbox, string? faultId, CancellationToken token) =>
        new SandboxFaults(new SandboxEndpoint(sandbox)).ReadAsync(faultId, token);

    public Task ClearSandboxFaultsAsync(EngineContext context, DdbSandbox sandbox, string? faultId, CancellationToken token) =>
        new SandboxFaults(new SandboxEndpoint(sandbox)).ClearAsync(faultId, token);

    public Task ReadSandboxRequestsAsync(
        EngineContext context, DdbSandbox sandbox, SandboxRequestFilter filter, CancellationToken token) =>
        new SandboxRequests(new SandboxEndpoint(sandbox), context).ReadAsync(filter, token);

    public Task<DdbSandboxClock> ChangeSandboxClockAsync(
        EngineContext context, DdbSandbox sandbox, SandboxClockChange change, CancellationToken token) =>
        new SandboxClock(new SandboxEndpoint(sandbox)).ChangeAsync(change, token);

    public Task<IReadOnlyList<string>> ListSandboxOperationsAsync(
        EngineContext context, DdbSandbox sandbox, CancellationToken token) =>
        new SandboxOperationLister(new SandboxEndpoint(sandbox)).ListAsync(token);

    public IAsyncEnumerable<string> ListFunctionsAsync(EngineContext context, DdbAccount account, CancellationToken token) =>
        new FunctionNameLister(context).ListAsync(account, token);

    public Task<FunctionPlan> PlanFunctionAsync(EngineContext context, FunctionOptions options, CancellationToken token) =>
        new FunctionPublisher(context).PlanAsync(options, token);

    public Task<DdbCdcFunction> PublishFunctionAsync(EngineContext context, FunctionPlan plan, CancellationToken token) =>
        new FunctionPublisher(context).PublishAsync(plan, token);
}
