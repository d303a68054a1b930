using System.Globalization;

namespace SopWebsite.Renewals;

/// <summary>Amounts of money as officials read them.</summary>
public static class RenewalAmount
{
    /// <summary>
    /// As Indonesians write amounts: points between the thousands, a comma before the cents; <c>Rp 1.250.000</c>, <c>USD 12,50</c>.
    /// </summary>
    /// <param name="amount">The amount.</param>
    /// <param name="currency">The currency, ISO 4217.</param>
    public static string Of(decimal amount, string currency)
    {
        var text = amount.ToString(amount == decimal.Truncate(amount) ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture);
        var local = text.Replace(',', ' ').Replace('.', ',').Replace(' ', '.');
        return currency == "IDR" ? "Rp " + local : currency + " " + local;
    }
}
