using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
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
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Tests.Base;

/// <summary>An engine that remembers what it was asked for and does what the test has set.</summary>
internal sealed class FakeEngine : IEngine
{
    public List<object> Requests { get; } = [];

    public Func<EngineContext, CancellationToken, Task> Work { get; set; } = (_, _) => Task.CompletedTask;

    public DdbAccount Account { get; set; } = new() { AccountId = "333333333333", Region = "eu-west-1" };

    public DdbTableDefinition Definition { get; set; } = new() { TableName = "Orders" };

    public IReadOnlyList<string> TableNames { get; set; } = [];

    public DdbExport Export { get; set; } = new() { ExportArn = "export" };

    public DdbImport Import { get; set; } = new() { ImportArn = "import" };

    public CdcPlanSummary CdcPlan { get; set; } = new(1000, 0, ["ledger 'ledger'", "an event source mapping"]);

    public DdbSandbox Sandbox { get; set; } = new() { EndpointUrl = "http://127.0.0.1:1", ProcessId = 7 };

    public DdbSandboxFault Fault { get; set; } = new() { FaultId = "fault-1", Effect = "Throttle" };

    public DdbSandboxClock SandboxClock { get; set; } = new() { Rate = 1 };

    public IReadOnlyList<string> FunctionNames { get; set; } = [];

    public FunctionPlan? FunctionPlan { get; set; }

    public DdbCdcFunction Function { get; set; } = new() { FunctionArn = "function:1" };

    public IReadOnlyList<string> OperationNames { get; set; } = [];

    public T Request<T>() => Requests.OfType<T>().Single();

    public Task<DdbAccount> ConnectAsync(EngineContext context, ConnectOptions options, CancellationToken token) =>
        Serve(context, options, Account, token);

    public Task<DdbTableDefinition> ReadTableAsync(
        EngineContext context, DdbAccount source, string tableName, CancellationToken token) =>
        Serve(context, (source, tableName), Definition, token);

    public IAsyncEnumerable<string> ListTablesAsync(EngineContext context, DdbAccount account, CancellationToken token) =>
        ServeAll(context, account, TableNames, token);

    public Task StartExportsAsync(EngineContext context, ExportOptions options, CancellationToken token) =>
        Serve(context, options, 0, token);

    public Task<DdbExport> ReadExportAsync(EngineContext context, DdbExport export, CancellationToken token) =>
        Serve(context, export, Export, token);

    public Task<DdbExport> ReadExportAsync(EngineContext context, DdbAccount source, string exportArn, CancellationToken token) =>
        Serve(context, (source, exportArn), Export, token);

    public IAsyncEnumerable<DdbExport> ListExportsAsync(
        EngineContext context, DdbAccount source, string? tableName, CancellationToken token) =>
        ServeAll(context, (source, tableName), [Export], token);

    public Task WaitForExportsAsync(
        EngineContext context, IReadOnlyList<DdbExport> exports, WaitOptions options, CancellationToken token) =>
        Serve(context, (exports, options), 0, token);

    public Task<DdbExport> ReadExportPlaceAsync(
        EngineContext context, DdbAccount reader, ExportPlace place, CancellationToken token) =>
        Serve(context, (reader, place), Export, token);

    public Task StartImportsAsync(EngineContext context, ImportOptions options, CancellationToken token) =>
        Serve(context, options, 0, token);

    public Task<DdbImport> ReadImportAsync(EngineContext context, DdbImport import, CancellationToken token) =>
        Serve(context, import, Import, token);

    public Task<DdbImport> ReadImportAsync(EngineContext context, DdbAccount target, string importArn, CancellationToken token) =>
        Serve(context, (target, importArn), Import, token);

    public IAsyncEnumerable<DdbImport> ListImportsAsync(
        EngineContext context, DdbAccount target, string? tableName, CancellationToken token) =>
        ServeAll(context, (target, tableName), [Import], token);

    public Task WaitForImportsAsync(
        EngineContext context, IReadOnlyList<DdbImport> imports, WaitOptions options, CancellationToken token) =>
        Serve(context, (imports, options), 0, token);

    public Task<CdcPlanSummary> PlanCdcAsync(
        EngineContext context, CdcRequest request, CdcOptions options, CancellationToken token) =>
        Serve(context, (request, options), CdcPlan, token);

    public Task EnableCdcAsync(
        EngineContext context, IReadOnlyList<CdcRequest> requests, CdcOptions options, CancellationToken token) =>
        Serve(context, (requests, options), 0, token);

    public Task DisableCdcAsync(EngineContext context, IReadOnlyList<DdbCdc> cdcs, CancellationToken token) =>
        Serve(context, cdcs, 0, token);

    public Task RemoveCdcAsync(
        EngineContext context, IReadOnlyList<DdbCdc> cdcs, CdcRemoveOptions options, CancellationToken token) =>
        Serve(context, (cdcs, options), 0, token);

    public Task<DdbCdc> ReadCdcAsync(EngineContext context, DdbCdc cdc, CancellationToken token) =>
        Serve(context, cdc, cdc, token);

    public IAsyncEnumerable<DdbCdc> ListCdcAsync(EngineContext context, CdcFilter filter, CancellationToken token) =>
        ServeAll<DdbCdc>(context, filter, [new DdbCdc { StreamArn = "listed" }], token);

    public Task WaitForCdcAsync(
        EngineContext context, IReadOnlyList<DdbCdc> cdcs, CdcWaitOptions options, CancellationToken token) =>
        Serve(context, (cdcs, options), 0, token);

    public Task ListCdcFailuresAsync(EngineContext context, DdbCdc cdc, CancellationToken token) =>
        Serve(context, cdc, 0, token);

    public Task ListCdcFailuresAsync(
        EngineContext context, DdbAccount target, DdbAccount? source, string? ledgerTableName, CancellationToken token) =>
        Serve(context, (target, source, ledgerTableName), 0, token);

    public Task RepairCdcFailuresAsync(EngineContext context, DdbCdc cdc, FailureSelection selection, CancellationToken token) =>
        Serve(context, (cdc, selection), 0, token);

    public Task<DdbSandbox> StartSandboxAsync(EngineContext context, SandboxStartOptions options, CancellationToken token) =>
        Serve(context, options, Sandbox, token);

    public Task StopSandboxAsync(EngineContext context, DdbSandbox sandbox, CancellationToken token) =>
        Serve(context, sandbox, 0, token);

    public Task ImportSandboxTableAsync(EngineContext context, SandboxTableOptions options, CancellationToken token) =>
        Serve(context, options, 0, token);

    public Task<DdbSandboxFault> SetSandboxFaultAsync(
        EngineContext context, DdbSandbox sandbox, SandboxFaultRule rule, CancellationToken token) =>
        Serve(context, rule, Fault, token);

    public Task<IReadOnlyList<DdbSandboxFault>> SetSandboxFaultsAsync(
        EngineContext context, DdbSandbox sandbox, string path, CancellationToken token) =>
        Serve<IReadOnlyList<DdbSandboxFault>>(context, ("set", path), [Fault, Fault], token);

    public Task<IReadOnlyList<DdbSandboxFault>> ReadSandboxFaultsAsync(
        EngineContext context, DdbSandbox sandbox, string? faultId, CancellationToken token) =>
        Serve<IReadOnlyList<DdbSandboxFault>>(context, ("read", faultId), [Fault], token);

    public Task ClearSandboxFaultsAsync(EngineContext context, DdbSandbox sandbox, string? faultId, CancellationToken token) =>
        Serve(context, ("clear", faultId), 0, token);

    public Task ReadSandboxRequestsAsync(
        EngineContext context, DdbSandbox sandbox, SandboxRequestFilter filter, CancellationToken token) =>
        Serve(context, filter, 0, token);

    public Task<DdbSandboxClock> ChangeSandboxClockAsync(
        EngineContext context, DdbSandbox sandbox, SandboxClockChange change, CancellationToken token) =>
        Serve(context, change, SandboxClock, token);

    public Task<IReadOnlyList<string>> ListSandboxOperationsAsync(
        EngineContext context, DdbSandbox sandbox, CancellationToken token) =>
        Serve(context, sandbox, OperationNames, token);

    public IAsyncEnumerable<string> ListFunctionsAsync(EngineContext context, DdbAccount account, CancellationToken token) =>
        ServeAll(context, account, FunctionNames, token);

    public Task<FunctionPlan> PlanFunctionAsync(EngineContext context, FunctionOptions options, CancellationToken token) =>
        Serve(context, options, FunctionPlan ?? new FunctionPlan(options, "function", new FunctionPackage("zip", [], "sha"), null), token);

    public Task<DdbCdcFunction> PublishFunctionAsync(EngineContext context, FunctionPlan plan, CancellationToken token) =>
        Serve(context, plan, Function, token);

    private async Task<T> Serve<T>(EngineContext context, object request, T answer, CancellationToken token)
    {
        Requests.Add(request);
        await Work(context, token);
        return answer;
    }

    private async IAsyncEnumerable<T> ServeAll<T>(
        EngineContext context, object request, IReadOnlyList<T> answers, [EnumeratorCancellation] CancellationToken token)
    {
        await Serve(context, request, 0, token);
        foreach (T answer in answers)
        {
            yield return answer;
        }
    }
}
