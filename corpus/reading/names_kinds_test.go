package reading

import (
	"strings"
	"testing"
)

// TestNamesOfKinds reads names of kinds that are easily cut short, run
// together or taken for words. Only where they begin and end is compared.
func TestNamesOfKinds(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		// Bodies.
		{"He joined the Fishing, Farming and Forestry Association in May.", "Fishing, Farming and Forestry Association"},
		{"The Department for Harbours, Roads and Rail said no.", "Department for Harbours, Roads and Rail"},
		{"The Ministry of Health and Welfare met the Department of Food and Farming.", "Ministry of Health and Welfare|Department of Food and Farming"},
		{"It rang the Office of Rail and Road, and Tennick left.", "Office of Rail and Road|Tennick"},
		{"It hit the Devon and Somerset Fire Service and the Leeds and Bradford Chamber of Trade.", "Devon and Somerset Fire Service|Leeds and Bradford Chamber of Trade"},
		{"Talks between Paris and Orland University and London and Berlin ended.", "Paris|Orland University|London|Berlin"},
		{"NHS England said so. BBC Wales agreed with NHS Scotland.", "NHS England|BBC Wales|NHS Scotland"},
		{"US President Laura Tennick met UK voters and BBC Chairman Ben Okpara.", "US|Laura Tennick|UK|BBC|Ben Okpara"},
		{"Network Rail said so. National Grid agreed. Historic Orland did not.", "Network Rail|National Grid|Historic Orland"},
		{"National Highways shut it. Royal Mail was late. Natural Orland wept.", "National Highways|Royal Mail|Natural Orland"},
		{"She gave to Doctors Without Borders and Friends of the Earth.", "Doctors Without Borders|Friends of the Earth"},
		{"She ran Shelter from the Storm.", "Shelter from the Storm"},
		{"He drew the Red Car for the Red Planet. She wrote a Fanfare for the National Theatre.", "Red Car|Red Planet|Fanfare|National Theatre"},
		{"The Fund for the Harbour and Rivers Safety Agency (Hrsa) grew.", "Fund|Harbour and Rivers Safety Agency|Hrsa"},
		{"He left Ketter, Voss & Co for shops in Ireland, Egypt & Turkey.", "Ketter, Voss & Co|Ireland|Egypt & Turkey"},
		{"See Caption 5 and Aisle 14 with the Nazis and the Gurkhas.", ""},
		// Persons.
		{"Grace Palmer said so. Palmer wept.", "Grace Palmer|Palmer"},
		{"Grace Fisher won. Mark Cooper lost, and Rose Baker sat.", "Grace Fisher|Mark Cooper|Rose Baker"},
		{"Joy Street shut. Rose Garden closed.", "Joy Street|Rose Garden"},
		{"They met Grandmaster Ilya Dorn. Chief Amos Bello spoke to Mistress Quill.", "Ilya Dorn|Amos Bello|Quill"},
		{"The Taoiseach met the Bundeskanzler, and the Ayatollah saw the Caudillo.", ""},
		{"Ayatollah Reza Morvari met Bundeskanzler Uwe Lahn.", "Reza Morvari|Uwe Lahn"},
		{"Jordi Prats i Coll met Thandi wa Mwangi and Piet aan de Brugh.", "Jordi Prats i Coll|Thandi wa Mwangi|Piet aan de Brugh"},
		{"Yuna Park met Ji-woo Han and Seo-yeon Lim. Ji-woo left.", "Yuna Park|Ji-woo Han|Seo-yeon Lim|Ji-woo"},
		{"Anna Dahl of Marle met Ben Okpara of the Flood Board.", "Anna Dahl|Marle|Ben Okpara|Flood Board"},
		{"It was Joan Hill of Orland who sang.", "Joan Hill|Orland"},
		// Things.
		{"He told BBC Radio 4 about the Lumio Pad 4 and Channel 4.", "BBC Radio 4|Lumio Pad 4|Channel 4"},
		{"It was on BBC Radio 4’s news.", "BBC Radio 4"},
		{"Radio 4 said so. A Boeing 737 landed at Terminal 5. He has an iPhone 12.", "Radio 4|Boeing 737|Terminal 5|iPhone 12"},
		{"Leeds beat Preston 4 to 2, and Orland 3 goals. Tennick 31 times said it. On Page 4.", "Leeds|Preston|Orland|Tennick"},
		{"He drives a Ford F-150 and an F-16.", "Ford F-150|F-16"},
		{"The trawler Lady Harriet sank. Crews of the Lady Harriet wept.", "Lady Harriet|Lady Harriet"},
		{"Lady Harriet wept. He met Lady Tennick.", "Harriet|Tennick"},
		{"He ate at McDonald’s and shopped at Sainsbury’s.", "McDonald’s|Sainsbury’s"},
		{"Three Samoans, a Fijian and two Zoroastrians met a Rastafarian.", ""},
		{"The shop, Tennick-Co, shut.", "Tennick-Co"},
		{"# Mayor and Vicar Quarrel Over Bells\nNothing more.", ""},
		{"# Captain Quits Club After Row With Chairman\nNothing more.", ""},
	} {
		a := named(t, nil, tt.text)
		var got []string
		for _, m := range a.Names().Mentions {
			got = append(got, a.Doc.Slice(m.Span))
		}
		if got := strings.Join(got, "|"); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}
