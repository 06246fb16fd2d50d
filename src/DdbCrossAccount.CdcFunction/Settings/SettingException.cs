using System;

namespace DdbCrossAccount.CdcFunction.Settings;

/// <summary>A variable of the function's environment is missing or cannot be used.</summary>
internal sealed class SettingException(string variable, string fault)
    : Exception($"The environment variable {variable} {fault}.");
