using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Sandboxes.Administration;

/// <summary>The faults of a running sandbox.</summary>
internal sealed class SandboxFaults(SandboxEndpoint endpoint)
{
    private const string Page = "faults";

    /// <summary>Sets one; one of the same name is replaced, and its counts begin anew.</summary>
    public async Task<DdbSandboxFault> SetAsync(SandboxFaultRule rule, CancellationToken token)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(rule, SandboxJson.Default.SandboxFaultRule);
        IReadOnlyList<DdbSandboxFault> set = await PostAsync(json, "the fault", token).ConfigureAwait(false);
        return set[0];
    }

    /// <summary>Sets those of a file of JSON, all or none.</summary>
    public async Task<IReadOnlyList<DdbSandboxFault>> SetFromFileAsync(string path, CancellationToken token)
    {
        byte[] json = await ReadFileAsync(path, token).ConfigureAwait(false);
        return await PostAsync(json, $"the faults of '{path}'", token).ConfigureAwait(false);
    }

    /// <summary>The one of that name; without a name all, in the order in which they were set.</summary>
    public async Task<IReadOnlyList<DdbSandboxFault>> ReadAsync(string? faultId, CancellationToken token)
    {
        SandboxFaultReports reports =
            await endpoint.GetAsync(Page, SandboxJson.Default.SandboxFaultReports, "the list of faults", token).ConfigureAwait(false);
        DdbSandboxFault[] found = ToFaults(reports).Where(fault => faultId is null || fault.FaultId == faultId).ToArray();
        return found.Length == 0 && faultId is not null ? throw NotFound(faultId) : found;
    }

    /// <summary>Takes the one of that name away; without a name all.</summary>
    public async Task ClearAsync(string? faultId, CancellationToken token)
    {
        string page = faultId is null ? Page : $"{Page}/{Uri.EscapeDataString(faultId)}";
        if (!await endpoint.DeleteAsync(page, "to take faults away", token).ConfigureAwait(false))
        {
            throw faultId is null
                ? ErrorCatalogue.SandboxAnswerUnreadable(endpoint.Sandbox.EndpointUrl, page, "it has no such page", null)
                : NotFound(faultId);
        }
    }

    private async Task<IReadOnlyList<DdbSandboxFault>> PostAsync(byte[] json, string subject, CancellationToken token)
    {
        SandboxFaultReports reports = await endpoint.PostAsync(
            Page, json, SandboxJson.Default.SandboxFaultReports, subject, token).ConfigureAwait(false);
        return ToFaults(reports);
    }

    private static async Task<byte[]> ReadFileAsync(string path, CancellationToken token)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ErrorCatalogue.SandboxFaultFileUnreadable(path, exception);
        }
    }

    private static DdbSandboxFault[] ToFaults(SandboxFaultReports reports) =>
        reports.Faults.Select(report => report.ToFault()).ToArray();

    private SandboxFaultNotFoundException NotFound(string faultId) =>
        ErrorCatalogue.SandboxFaultNotFound(endpoint.Sandbox.EndpointUrl, faultId);
}
