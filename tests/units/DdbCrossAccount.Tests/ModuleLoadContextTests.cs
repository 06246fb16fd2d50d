using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Xunit;

namespace DdbCrossAccount.Tests;

public sealed class ModuleLoadContextTests
{
    private static readonly string Folder = typeof(ModuleLoadContextTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ModuleFolder").Value!;

    private static readonly string OtherSdk = Path.Combine(AppContext.BaseDirectory, "other", "AWSSDK.Core.dll");

    [Fact]
    public void Load_AnotherSdkCameFirst_UsesItsOwn()
    {
        Assembly other = AssemblyLoadContext.Default.LoadFromAssemblyPath(OtherSdk);
        ModuleLoadContext context = Context();
        Assembly module = context.LoadModule(Folder);

        Assembly own = context.LoadFromAssemblyName(new AssemblyName("AWSSDK.Core"));

        Assert.Equal(other.FullName, own.FullName);
        Assert.NotSame(other, own);
        Assert.Equal(Path.Combine(Folder, "AWSSDK.Core.dll"), own.Location);
        Assert.Equal(Path.Combine(Folder, "DdbCrossAccount.Module.dll"), module.Location);
        Assert.NotEqual(FileVersion(other), FileVersion(own));
    }

    [Fact]
    public void Load_EngineRunsOnItsOwnSdk_WhateverIsInTheDefaultContext()
    {
        AssemblyLoadContext.Default.LoadFromAssemblyPath(OtherSdk);
        Assembly core = Context().LoadFromAssemblyName(new AssemblyName("DdbCrossAccount.Core"));

        MethodInfo regions = core.GetType("DdbCrossAccount.Core.Accounts.RegionNames", throwOnError: true)!.GetMethod("All")!;
        var names = (IReadOnlyList<string>)regions.Invoke(null, null)!;

        Assert.Contains("eu-west-1", names);
    }

    [Fact]
    public void Load_SmallAssembly_IsTheOneOfTheSession()
    {
        Assembly core = Context().LoadFromAssemblyName(new AssemblyName("DdbCrossAccount.Core"));

        Type output = core.GetType("DdbCrossAccount.Core.Accounts.AccountSession")!.GetProperty("Account")!.PropertyType;

        Assert.Same(typeof(DdbAccount), output);
    }

    [Fact]
    public void Load_WhatIsNotInItsFolder_IsLeftToTheDefaultContext()
    {
        Assembly xunit = Context().LoadFromAssemblyName(typeof(FactAttribute).Assembly.GetName());

        Assert.Same(typeof(FactAttribute).Assembly, xunit);
    }

    [Fact]
    public void LoadModule_FromAnotherFolder_IsRefusedLoudly()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Context().LoadModule("/elsewhere"));

        Assert.Equal(
            $"DdbCrossAccount is loaded from '{Folder}' in this session, and '/elsewhere' was asked for. "
            + "Loaded assemblies cannot be replaced: start a new session.",
            exception.Message);
    }

    [Fact]
    public void Initialize_Twice_GivesTheSameAssembly()
    {
        Assert.Same(ModuleLoadContext.Initialize(Folder), ModuleLoadContext.Initialize(Folder));
    }

    [Fact]
    public void Folder_OfTheModule_HoldsNoPowerShell()
    {
        Assert.Empty(Directory.GetFiles(Folder, "System.Management.Automation*"));
    }

    [Fact]
    public void PublicTypes_OfTheSmallAssembly_KnowNoPackage()
    {
        Assert.All(
            typeof(DdbAccount).Assembly.GetReferencedAssemblies(),
            reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));
    }

    private static ModuleLoadContext Context() => new(Folder);

    private static string? FileVersion(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version;
}
