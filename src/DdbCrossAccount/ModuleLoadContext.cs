using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace DdbCrossAccount;

/// <summary>Loads the cmdlets, the engine and the AWS SDK apart from everything else in the session.</summary>
/// <remarks>
/// AWS.Tools loads an AWSSDK.Core of its own, under the same full assembly name, into the default context; sharing one
/// context, the copy that came first would serve both. This assembly alone lives in the default context, so that scripts
/// can name its types; it cannot be replaced in a running session.
/// </remarks>
[RequiresUnreferencedCode("Loads assemblies by path; used by the PowerShell module only.")]
public sealed class ModuleLoadContext : AssemblyLoadContext
{
    private const string ModuleAssemblyName = "DdbCrossAccount.Module";
    private static readonly object Gate = new();
    private static ModuleLoadContext? s_current;
    private readonly string _folder;

    internal ModuleLoadContext(string folder)
        : base(ModuleAssemblyName)
    {
        _folder = folder;
    }

    /// <summary>Loads the assembly of the cmdlets, once for a session, from the given folder.</summary>
    /// <param name="folder">The full path of the folder with the built module.</param>
    /// <returns>The assembly to import.</returns>
    /// <exception cref="InvalidOperationException">This session has loaded the module from another folder.</exception>
    public static Assembly Initialize(string folder)
    {
        lock (Gate)
        {
            s_current ??= new ModuleLoadContext(folder);
            return s_current.LoadModule(folder);
        }
    }

    internal Assembly LoadModule(string folder)
    {
        if (!string.Equals(_folder, folder, StringComparison.Ordinal))
        {
            throw new InvalidOperationException(
                $"DdbCrossAccount is loaded from '{_folder}' in this session, and '{folder}' was asked for. "
                + "Loaded assemblies cannot be replaced: start a new session.");
        }

        return LoadFromAssemblyName(new AssemblyName(ModuleAssemblyName));
    }

    /// <summary>Finds an assembly in the module's own folder, and leaves every other one to the default context.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The class as a whole requires unreferenced code.")]
    [UnconditionalSuppressMessage("Trimming", "IL2046", Justification = "The class as a whole requires unreferenced code.")]
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        Assembly shared = typeof(ModuleLoadContext).Assembly;
        if (string.Equals(assemblyName.Name, shared.GetName().Name, StringComparison.Ordinal))
        {
            return shared;
        }

        string path = Path.Combine(_folder, $"{assemblyName.Name}.dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
